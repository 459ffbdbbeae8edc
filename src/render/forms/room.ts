import { type FontFace, widthIn } from "../fonts/face.js";
import type { Setting, Voice } from "../growth/setting.js";

/** The room of a form that stands alone below its title, in CSS pixels, and its letters. */
export interface Room {
  readonly width: number;
  readonly height: number;
  faceOf(voice: Voice): FontFace;
  /** How wide a text is in a size, both in pixels. */
  widthOf(words: string, voice: Voice, size: number): number;
}

/** What a frame takes of the height: a title of two lines with its kicker, and the foot. */
const ends = 294;
/** The edges of slides in reveal.js's own themes, as in reveal-theme.css. */
const revealSide = 40;
/** Where only a browser knows them: a slide of 16:9, and letters somewhat wider than most. */
const unknown = { width: 1280, height: 720, narrow: 0, side: 72, face: { widths: {}, other: 0.62 } } as const;

export function roomOf(setting: Setting | undefined): Room {
  const { width, height, narrow } = setting ?? unknown;
  const side =
    setting?.ofContent === false ? revealSide : (setting?.size("slide-side") ?? unknown.side) - narrow * 0.075;
  const faceOf = (voice: Voice) => setting?.faces[voice] ?? unknown.face;
  return {
    width: width - 2 * side,
    height: height - ends,
    faceOf,
    widthOf: (words, voice, size) => widthIn(faceOf(voice), words) * size,
  };
}
