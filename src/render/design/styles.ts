import { readFileSync } from "node:fs";
import path from "node:path";
import type { Reader } from "../../content/reader.js";
import type { DeckInfo } from "../../model/deck.js";
import type { Brand, FontFile, Theme } from "../../model/design.js";
import { mathAssetsFolder, mathFontsFor } from "../slide/math.js";
import { inLayer, type Layer } from "./layers.js";
import type { Templates } from "./templates.js";

export interface StyleTools {
  readonly templates: Templates;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
}

/** Style sheets below `templates/styles/` by their layers: what every deck has, and what reveal.js's own themes need. */
const sheets: Readonly<Record<"shared" | "reveal", readonly (readonly [Layer, string])[]>> = {
  shared: [
    ["base", "scale"],
    ["base", "base"],
    ["content", "content"],
    ["layout", "layout"],
    ["component", "component"],
    ["component", "terminal"],
    ["component", "diagram"],
    ["top", "top"],
  ],
  reveal: [
    ["content", "reveal-theme"],
    ["layout", "reveal-layout"],
  ],
};

/** The style sheets of a deck, each in its layer; the deck's own stand in none. */
export function deckStyles(
  info: DeckInfo,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
  tools: StyleTools,
): string[] {
  const ours = [...sheets.shared, ...(theme.isReveal ? sheets.reveal : [])];
  return [
    inLayer("base", `:root{--slide-width:${size.width}px;--slide-height:${size.height}px}`),
    ...ours.map(([layer, name]) => inLayer(layer, tools.templates.read(`styles/${name}.css`)?.text ?? "")),
    inLayer("theme", tokenRule(theme.tokens)),
    // A theme of reveal.js knows nothing of our slides: it counts as a part of reveal.js.
    ...theme.styles.map((css) => inLayer(theme.isReveal ? "library" : "theme", css)),
    inLayer("brand", tokenRule(tools.brand?.tokens ?? new Map())),
    ...ownStyles(info, tools.reader),
  ].filter((css) => css.trim() !== "");
}

/** The style sheets that a deck names itself. */
export function ownStyles(info: DeckInfo, reader: Reader): string[] {
  const folders = [path.posix.dirname(info.span.file.path), "slides", "."];
  return info.styles.flatMap((reference) => {
    const file = reader.find(reference, folders, info.span);
    const css = file && reader.read(file);
    return css ? [withoutRemote(css.text)] : [];
  });
}

function tokenRule(tokens: Brand["tokens"]): string {
  if (tokens.size === 0) return "";
  return `:root{${[...tokens].map(([name, value]) => `--${name}:${value}`).join(";")}}`;
}

/** A style sheet without what it would fetch. */
export function withoutRemote(css: string): string {
  return css.replace(/@import[^;]*;/g, "").replace(/url\(\s*["']?(?:[a-z][a-z0-9+.-]*:)?\/\/[^)]*\)/gi, "none");
}

/** Every text has some ASCII, and no theme has fonts for a part of it. */
const ascii = Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index);

/** The characters of a text, as code points. */
export function charactersOf(text: string): ReadonlySet<number> {
  const others = text.match(/[^\x20-\x7e]/gu) ?? [];
  return new Set([...ascii, ...others.map((character) => character.codePointAt(0) ?? 0)]);
}

/** `@font-face` rules for the fonts of which the page uses at least one character; `address` places the file. */
export function fontStyles(
  fonts: readonly FontFile[],
  used: ReadonlySet<number>,
  address: (font: FontFile) => string,
): string {
  const codes = [...used].toSorted((a, b) => a - b);
  return fonts
    .filter((font) => coversAny(font.unicodeRange, codes))
    .map((font) => fontFaceRule(font, address(font)))
    .join("\n");
}

/** The `@font-face` rule for a font under this address. */
export function fontFaceRule(font: FontFile, address: string): string {
  const stretch = font.stretch ? `font-stretch:${font.stretch};` : "";
  const range = font.unicodeRange ? `unicode-range:${font.unicodeRange};` : "";
  const source = `src:url("${address}") format("woff2")`;
  return `@font-face{font-family:"${font.family}";font-weight:${font.weight};${stretch}font-style:${font.style};${range}${source}}`;
}

/** @param codes code points in their order */
function coversAny(unicodeRange: string, codes: readonly number[]): boolean {
  if (unicodeRange === "") return true;
  return unicodeRange.split(",").some((range) => {
    const [from, to] = parseRange(range);
    const next = codes[firstFrom(codes, from)];
    return next !== undefined && next <= to;
  });
}

/** Index of the first code point that is not below another one. */
function firstFrom(codes: readonly number[], least: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One range of CSS's unicode-range: `U+26`, `U+0-7F` or `U+4??`. */
function parseRange(range: string): readonly [number, number] {
  const text = range.trim().replace(/^U\+/i, "");
  const [first = "", last = first] = text.split("-");
  return [Number.parseInt(first.replaceAll("?", "0"), 16), Number.parseInt(last.replaceAll("?", "F"), 16)];
}

/** KaTeX's style sheet with the fonts inside that formulas with these classes need. */
export function mathStyles(classes: ReadonlySet<string>): string {
  const folder = mathAssetsFolder();
  const families = mathFontsFor(classes);
  const css = readFileSync(path.join(folder, "katex.min.css"), "utf8");
  return css.replace(/@font-face\{[^}]*\}/g, (rule) => {
    const family = /font-family:"?([\w]+)/.exec(rule)?.[1] ?? "";
    const file = /url\((fonts\/[^)]+\.woff2)\)/.exec(rule)?.[1];
    if (!families.has(family) || !file) return "";
    const font = readFileSync(path.join(folder, file)).toString("base64");
    return rule.replace(/src:[^}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`);
  });
}
