import { createHash } from "node:crypto";
import type { FontFile } from "../../model/design.js";
import { readCompiled } from "../../source/installed.js";
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

/**
 * Measures fonts of a theme: one family in one upright weight, or in the nearest one that is there.
 * @returns undefined when the theme brings no such family
 */
export function measureFace(fonts: readonly FontFile[], { family, weight }: Wanted): FontFace | undefined {
  const upright = fonts.filter((font) => font.family === family && font.style === "normal");
  const distance = (font: FontFile) => weightDistance(font, weight);
  const nearest = Math.min(...upright.map(distance));
  const files = upright.filter((font) => distance(font) === nearest);
  if (files.length === 0) return undefined;
  // The first font that has a character counts.
  const widths = Object.assign({}, ...files.map(({ bytes }) => widthsIn(bytes)).toReversed());
  return { widths, other: 1 };
}

const known = new Map<string, Readonly<Record<string, number>>>();

/** The advance widths of the characters that a font has, in em. */
function widthsIn(bytes: Uint8Array): Readonly<Record<string, number>> {
  const key = createHash("sha1").update(bytes).digest("base64url");
  const widths = known.get(key) ?? packagedWidths()[key] ?? readWidths(bytes);
  known.set(key, widths);
  return widths;
}

type Widths = Readonly<Record<string, Readonly<Record<string, number>>>>;

let packaged: Widths | undefined;

/** The widths of the packaged fonts by their hash, as they were measured when Quarterdeck was compiled: nobody waits. */
function packagedWidths(): Widths {
  packaged ??= JSON.parse(readCompiled("font-widths.json") ?? "{}") as Widths;
  return packaged;
}

/** The width of a text in em; kerning would make most texts a little narrower. */
export const widthIn = ({ widths, other }: FontFace, text: string): number => {
  let sum = 0;
  for (const character of text) sum += widths[character] ?? other;
  return sum;
};
