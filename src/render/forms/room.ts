import { type FontFace, widthIn } from "../fonts/face.js";
import type { Setting, Voice } from "../growth/setting.js";

/** What a form has of its slide, in CSS pixels. */
export interface Place {
  readonly width: number;
  /** What it lays itself out for: alone on a slide, the same below a title of one line as below one of two. */
  readonly height: number;
  /** What it may take. */
  readonly most: number;
  /** Whether other blocks stand in its column, or a picture beside it: it may not go beyond its height. */
  readonly isShared: boolean;
}

/** The place of a form, and its letters. */
export interface Room extends Place {
  faceOf(voice: Voice): FontFace;
  /** A size of scale.css that small words of forms have, in pixels, as the theme sets it. */
  sizeOf(name: keyof typeof usual): number;
  /** How wide a text is in a size, both in pixels. */
  widthOf(words: string, voice: Voice, size: number): number;
}

/** Where only a browser knows them: letters somewhat wider than most. */
const unknown: FontFace = { widths: {}, other: 0.62 };
/** What scale.css says, where only a browser knows what a theme makes of it. */
const usual = { "text-s": 20, "text-dense": 22, "text-m": 26 } as const;

export function roomOf(setting: Setting | undefined, place: Place): Room {
  const faceOf = (voice: Voice) => setting?.face(voice) ?? unknown;
  return {
    ...place,
    faceOf,
    sizeOf: (name) => setting?.size(name) ?? usual[name],
    widthOf: (words, voice, size) => widthIn(faceOf(voice), words) * size,
  };
}
