import * as v from "valibot";
import { type FontFace, widthIn } from "../fonts/face.js";
import type { Setting, Voice } from "../growth/setting.js";

/** What colours stand for on slides. */
const roles = ["workload", "runtime", "guest", "kernel", "hardware"] as const;

/** The role of what a form shows; its colour. */
export const roleOf = (about: string) => v.pipe(v.picklist(roles), v.description(about));

/** The room of a form that stands alone below its title, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
  /** How wide a text is in a size, both in pixels. */
  widthOf(words: string, voice: Voice, size: number): number;
}

/** What a frame takes: the edges at both sides; a title of two lines with its kicker, and the foot. */
const frame = { sides: 144, ends: 294 };
/** Where only a browser knows the fonts: somewhat wider than most. */
const unknown: FontFace = { widths: {}, other: 0.62 };

export const roomOf = (setting: Setting | undefined): Room => ({
  width: (setting?.width ?? 1280) - frame.sides,
  height: (setting?.height ?? 720) - frame.ends,
  widthOf: (words, voice, size) => widthIn(setting?.faces[voice] ?? unknown, words) * size,
});

/** A share as pages print it. */
export const rounded = (share: number): number => Math.round(share * 1000) / 1000;
