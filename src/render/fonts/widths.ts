import { openFont } from "./fontkit.js";

/** The characters that a face is measured for: Latin, Greek, Cyrillic, punctuation, arrows. */
const measured: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x370, 0x45f],
  [0x2010, 0x2044],
  [0x2190, 0x2199],
];

/** The advance widths of the characters that a font has, in em, as it says itself; none for a collection of fonts. */
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
