import type { FontFile } from "../model/design.js";
import { openFont } from "../render/fonts/fontkit.js";
import type { FontFace } from "./dot.js";

/** The characters that a face is measured for: Latin, Greek, Cyrillic, punctuation, arrows. */
const measured: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x45f],
  [0x2010, 0x2044],
  [0x2190, 0x2199],
];

/**
 * Measures the font of a theme's text: the first family that it brings, in its normal weight.
 * @returns undefined when the theme brings no font
 */
export function measureFace(fonts: readonly FontFile[]): FontFace | undefined {
  const family = fonts[0]?.family;
  const files = fonts.filter((font) => font.family === family && font.style === "normal" && isNormal(font.weight));
  if (files.length === 0) return undefined;
  const widths: Record<string, number> = {};
  for (const { bytes } of files) {
    const font = openFont(Buffer.from(bytes));
    if (!("hasGlyphForCodePoint" in font)) continue;
    for (const [from, to] of measured) {
      for (let code = from; code <= to; code++) {
        const character = String.fromCodePoint(code);
        if (widths[character] !== undefined || !font.hasGlyphForCodePoint(code)) continue;
        widths[character] = Math.round((font.glyphForCodePoint(code).advanceWidth / font.unitsPerEm) * 1000) / 1000;
      }
    }
  }
  return { widths, other: 1 };
}

/** One weight, or the range of a variable font. */
const isNormal = (weight: string) => {
  const [from = 400, to = from] = weight.replace("normal", "400").split(/\s+/).map(Number);
  return from <= 400 && 400 <= to;
};

/** The width of a text in em; kerning would make most texts a little narrower. */
export const widthIn = ({ widths, other }: FontFace, text: string): number =>
  [...text].reduce((sum, character) => sum + (widths[character] ?? other), 0);

const sample = "The quick brown fox jumps over containerd-shim-runc-v2 0123456789 /run/containerd.sock";

/** Fonts whose widths Graphviz knows without having them, with the width of the sample in em, narrow ones first. */
const estimating: readonly (readonly [name: string, width: number])[] = [
  ["Times", 37.02],
  ["Helvetica", 40.3],
  ["OpenSans", 42.69],
  ["DejaVu Sans", 46],
  ["Verdana", 46.66],
];

/** The font with whose widths Graphviz lays text out: the narrowest one that is about as wide as the theme's. */
export function estimatingFont(face: FontFace | undefined): string {
  // Most fonts on slides are about as wide as Helvetica.
  const width = face ? widthIn(face, sample) : 40;
  return (estimating.find(([, own]) => own >= width * 0.97) ?? ["Verdana"])[0];
}
