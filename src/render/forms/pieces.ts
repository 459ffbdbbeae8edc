import * as v from "valibot";
import { layers } from "../drawing/roles.js";
import type { Setting } from "../growth/setting.js";

/** The layer of what is shown: its colour in every picture. */
export const role = v.pipe(
  v.picklist(layers, `is no role: write ${layers.join(", ")}`),
  v.description("The layer that it is on, which gives its colour"),
);

/** The width between the edges of a slide, in CSS pixels. */
export const roomOf = (setting: Setting): number => setting.width - 2 * (setting.size("slide-side") ?? 72);

/** A share as a CSS percentage with at most two decimals. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;
