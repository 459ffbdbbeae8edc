import type { FontFile } from "../model/design.js";

/** Answers whether a bundled font can draw a character in a `font-family`. */
export type GlyphTest = (family: string, character: string) => boolean;

interface Cover {
  readonly family: string;
  has(codePoint: number): boolean;
}

/** Reads which characters the fonts of a theme have; nothing is read when no text goes beyond ASCII. */
export async function readGlyphs(fonts: readonly FontFile[], texts: Iterable<string>): Promise<GlyphTest> {
  const isPlain = [...texts].every((text) => /^[\x20-\x7E\s]*$/.test(text));
  if (fonts.length === 0 || isPlain) return () => true;
  const { create } = await import("fontkit");
  const covers = fonts.flatMap(({ family, bytes }): Cover[] => {
    const font = create(Buffer.from(bytes));
    if (!("hasGlyphForCodePoint" in font)) return [];
    return [{ family: family.toLowerCase(), has: (codePoint) => font.hasGlyphForCodePoint(codePoint) }];
  });
  const known = new Map<string, boolean>();
  return (family, character) => {
    const key = `${character}${family}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const names = family.toLowerCase();
    const codePoint = character.codePointAt(0) ?? 0;
    const found = covers.some((cover) => names.includes(cover.family) && cover.has(codePoint));
    known.set(key, found);
    return found;
  };
}
