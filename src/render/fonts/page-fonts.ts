import type { FontFile } from "../../model/design.js";
import type { RenderedDeck } from "../rendered.js";
import type { FontCutter } from "./cutter.js";
import { coversAny } from "./ranges.js";
import { isMoreFontsRule } from "./stacks.js";

/** Every text has some ASCII, and no theme has fonts for a part of it. */
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index);

/** The characters of a text, as code points. */
export function charactersOf(text: string): ReadonlySet<number> {
  const others = text.match(/[^\x20-\x7e]/gu) ?? [];
  return new Set([...ascii, ...others.map((character) => character.codePointAt(0) ?? 0)]);
}

/** The text of a page. */
export interface PageText {
  /** The characters of its slides, as code points. */
  readonly characters: ReadonlySet<number>;
  /** What stands around the slides. */
  readonly besides: readonly string[];
}

/** A page as far as its fonts go. */
interface SetPage extends Pick<RenderedDeck, "styles" | "cutter"> {
  readonly theme: { readonly fonts: readonly FontFile[] };
}

/** `@font-face` rules for the fonts of which the page uses at least one character; `address` places the file. */
export async function fontStyles(
  rendered: SetPage,
  page: PageText,
  address: (font: FontFile) => string,
): Promise<string> {
  const { fonts } = rendered.theme;
  const codes = [...page.characters].toSorted((a, b) => a - b);
  const own = fonts.filter((font) => !font.added && coversAny(font.unicodeRange, codes));
  const added = fonts.some((font) => font.added) ? await addedFonts(rendered, page) : [];
  return [...own, ...added].map((font) => fontFaceRule(font, address(font))).join("\n");
}

/** The `@font-face` rule for a font under this address. */
export function fontFaceRule(font: FontFile, address: string): string {
  const stretch = font.stretch ? `font-stretch:${font.stretch};` : "";
  const range = font.unicodeRange ? `unicode-range:${font.unicodeRange};` : "";
  const source = `src:url("${address}") format("${font.format}")`;
  return `@font-face{font-family:"${font.family}";font-weight:${font.weight};${stretch}font-style:${font.style};${range}${source}}`;
}

/** What a page needs of the fonts that were added to its theme: the characters that the fonts before them lack. */
async function addedFonts({ theme: { fonts }, styles, cutter }: SetPage, page: PageText): Promise<FontFile[]> {
  const used = usedOn(page, styles);
  const rest = withoutDrawn(used, fonts, cutter);
  const added = fonts.filter((font) => font.added);
  const cut: FontFile[] = [];
  for (const family of new Set(added.map((font) => font.family))) {
    // A family that a style sheet names may stand before the theme's: then it draws whatever it can.
    const isNamed = styles.some((css) => css.includes(family) && !isMoreFontsRule(css));
    const wanted = isNamed ? used : new Set(rest);
    for (const face of added.filter((font) => font.family === family)) {
      const own = [...cutter.drawable(face)].filter((code) => wanted.has(code));
      if (own.every(isCompanion)) continue;
      cut.push(...(await cutter.cut(face, own)));
      for (const code of own) if (!isCompanion(code)) rest.delete(code);
    }
  }
  return cut;
}

/** The characters on a page, also in the forms in which a style sheet or the browser may show them. */
function usedOn({ characters, besides }: PageText, styles: readonly string[]): ReadonlySet<number> {
  const texts = [...besides, ...styles.map(withoutEscapes)].map(charactersOf);
  return new Set([characters, ...texts].flatMap((codes) => [...codes]).flatMap(formsOf));
}

/** Small and capital letters, and the parts of composed ones. */
function formsOf(code: number): number[] {
  if (code < 0x80) return [code];
  const character = String.fromCodePoint(code);
  const text = character + character.normalize("NFD");
  return [...`${text}${text.toUpperCase()}${text.toLowerCase()}`].map((form) => form.codePointAt(0) ?? 0);
}

/** Text of a style sheet, such as `content: "\201c"`, as it is shown. */
const withoutEscapes = (css: string) =>
  css.replace(/\\([\da-f]{1,6})\s?/gi, (_, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff ? "" : String.fromCodePoint(code);
  });

/** What is not drawn by the theme's own fonts; those of a theme that brings none have what Latin text needs. */
function withoutDrawn(used: ReadonlySet<number>, fonts: readonly FontFile[], cutter: FontCutter): Set<number> {
  const own = fonts.filter(({ added }) => !added).map((font) => cutter.drawable(font));
  const isDrawn = (code: number) =>
    own.length === 0 ? code < 0x250 || (code >= 0x2000 && code < 0x2070) : own.some((codes) => codes.has(code));
  return new Set([...used].filter((code) => isCompanion(code) || !isDrawn(code)));
}

/** Accents, joiners and the like are drawn by the font of the letter beside them. */
const isCompanion = (code: number) => /[\p{M}\p{Cf}]/u.test(String.fromCodePoint(code));
