import { createHash } from "node:crypto";
import type { FontFile } from "../../model/design.js";
import { readCompiled } from "../../source/installed.js";
import { once } from "../once.js";
import { weightDistance } from "./faces.js";
import { readWidths } from "./widths.js";

/** How wide the characters of a font are. */
export interface FontFace {
  /** Advance widths in em, by character. */
  readonly widths: Readonly<Record<string, number>>;
  /** The width of all other characters, in em. */
  readonly other: number;
}

/** Which of a family's fonts are measured. */
interface Wanted {
  readonly family: string;
  /** From 1 to 1000. */
  readonly weight: number;
}

/** Measures fonts, and keeps what it has read of each. */
export interface FontMeter {
  /**
   * Measures fonts of a theme: one family in one upright weight, or in the nearest one that is there.
   * @returns undefined when the theme brings no such family
   */
  measure(fonts: readonly FontFile[], wanted: Wanted): FontFace | undefined;
}

type Widths = Readonly<Record<string, number>>;

export function createFontMeter(): FontMeter {
  const packaged = once(packagedWidths);
  const known = new Map<string, Widths>();
  const widthsIn = (bytes: Uint8Array): Widths => {
    const key = createHash("sha1").update(bytes).digest("base64url");
    const widths = known.get(key) ?? packaged()[key] ?? readWidths(bytes);
    known.set(key, widths);
    return widths;
  };
  return { measure: (fonts, wanted) => measureFace(fonts, wanted, widthsIn) };
}

function measureFace(
  fonts: readonly FontFile[],
  { family, weight }: Wanted,
  widthsIn: (bytes: Uint8Array) => Widths,
): FontFace | undefined {
  const upright = fonts.filter((font) => font.family === family && font.style === "normal");
  const distance = (font: FontFile) => weightDistance(font, weight);
  const nearest = Math.min(...upright.map(distance));
  const files = upright.filter((font) => distance(font) === nearest);
  if (files.length === 0) return undefined;
  // The first font that has a character counts.
  const widths = Object.assign({}, ...files.map(({ bytes }) => widthsIn(bytes)).toReversed());
  return { widths, other: 1 };
}

/** The widths of the packaged fonts by their hash, as they were measured when Quarterdeck was compiled: nobody waits. */
const packagedWidths = () =>
  JSON.parse(readCompiled("font-widths.json") ?? "{}") as Readonly<Record<string, Widths | undefined>>;

/** The width of a text in em; kerning would make most texts a little narrower. */
export const widthIn = ({ widths, other }: FontFace, text: string): number => {
  let sum = 0;
  for (const character of text) sum += widths[character] ?? other;
  return sum;
};
