import * as v from "valibot";
import { layers } from "../drawing/roles.js";

/** The layer of what is shown: its colour in every picture. */
export const role = v.pipe(
  v.picklist(layers, `is no role: write ${layers.join(", ")}`),
  v.description("The layer that it is on, which gives its colour"),
);

/** A share as a CSS percentage with at most two decimals. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** A length as pages print it. */
export const rounded = (length: number): number => Math.round(length * 1000) / 1000;
