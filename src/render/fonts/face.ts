import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { FontFile } from "../../model/design.js";
import { compiledFile } from "../../source/installed.js";
import { openFont } from "./fontkit.js";

/** How wide the characters of a font are. */
export interface FontFace {
  /** Advance widths in em, by character. */
  readonly widths: Readonly<Record<string, number>>;
  /** The width of all other characters, in em. */
  readonly other: number;
}

/** The characters that a face is measured for: Latin, Greek, Cyrillic, punctuation, arrows. */
const measured: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x45f],
  [0x2010, 0x2044],
  [0x2190, 0x2199],
];

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
  const distance = (font: FontFile) => distanceOf(font.weight, weight);
  const nearest = Math.min(...upright.map(distance));
  const files = upright.filter((font) => distance(font) === nearest);
  if (files.length === 0) return undefined;
  // The first font that has a character counts.
  const widths = Object.assign({}, ...files.map(({ bytes }) => widthsIn(bytes)).toReversed());
  return { widths, other: 1 };
}

/** How far a font's weight, or the range of a variable font, is from the one that is wanted. */
function distanceOf(written: string, wanted: number): number {
  const [from = 400, to = from] = written.replace("normal", "400").replace("bold", "700").split(/\s+/).map(Number);
  return Math.max(0, from - wanted, wanted - to);
}

const known = new Map<string, Readonly<Record<string, number>>>();

/** The advance widths of the characters that a font has, in em. */
function widthsIn(bytes: Uint8Array): Readonly<Record<string, number>> {
  const key = createHash("sha1").update(bytes).digest("base64url");
  const widths = known.get(key) ?? packagedWidths()[key] ?? readWidths(bytes);
  known.set(key, widths);
  return widths;
}

/** What a font says itself. */
export function readWidths(bytes: Uint8Array): Readonly<Record<string, number>> {
  const font = openFont(Buffer.from(bytes));
  const widths: Record<string, number> = {};
  if (!("hasGlyphForCodePoint" in font)) return widths;
  for (const [from, to] of measured) {
    for (let code = from; code <= to; code++) {
      if (!font.hasGlyphForCodePoint(code)) continue;
      const advance = font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm;
      widths[String.fromCodePoint(code)] = Math.round(advance * 1000) / 1000;
    }
  }
  return widths;
}

type Widths = Readonly<Record<string, Readonly<Record<string, number>>>>;

let packaged: Widths | undefined;

/** The widths of the packaged fonts by their hash, as they were measured when Quarterdeck was compiled: nobody waits. */
function packagedWidths(): Widths {
  packaged ??= readPackaged();
  return packaged;
}

function readPackaged(): Widths {
  try {
    return JSON.parse(readFileSync(compiledFile("font-widths.json"), "utf8"));
  } catch {
    return {};
  }
}

/** The width of a text in em; kerning would make most texts a little narrower. */
export const widthIn = ({ widths, other }: FontFace, text: string): number => {
  let sum = 0;
  for (const character of text) sum += widths[character] ?? other;
  return sum;
};
