import type { RenderedDeck } from "../render/rendered.js";

/** Answers whether a bundled font can draw a character in a `font-family`. */
export type GlyphTest = (family: string, character: string) => boolean;

/** The names in a `font-family`, in small letters: of “Noto Sans JP” and “Noto Sans”, one is not in the other. */
const familiesIn = (list: string): string[] =>
  list
    .toLowerCase()
    .split(",")
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, "$2"));

/** Reads which characters the fonts of a deck have; nothing is read when no text goes beyond ASCII. */
export function readGlyphs(
  { theme, cutter }: Pick<RenderedDeck, "theme" | "cutter">,
  texts: Iterable<string>,
): GlyphTest {
  const isPlain = [...texts].every((text) => /^[\x20-\x7E\s]*$/.test(text));
  if (theme.fonts.length === 0 || isPlain) return () => true;
  const covers = theme.fonts.map((font) => ({ family: font.family.toLowerCase(), codes: cutter.drawable(font) }));
  const known = new Map<string, boolean>();
  return (family, character) => {
    const key = `${character}${family}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const names = familiesIn(family);
    const codePoint = character.codePointAt(0) ?? 0;
    const found = covers.some((cover) => names.includes(cover.family) && cover.codes.has(codePoint));
    known.set(key, found);
    return found;
  };
}
