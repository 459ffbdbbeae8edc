import { readFileSync } from "node:fs";
import path from "node:path";
import type { Reader } from "../../content/reader.js";
import type { DeckInfo } from "../../model/deck.js";
import type { Brand, FontFile, Theme } from "../../model/design.js";
import type { ProblemSink } from "../../report/problem.js";
import { mathAssetsFolder, mathFontsIn } from "../slide/math.js";
import type { Templates } from "./templates.js";

export interface StyleTools {
  readonly templates: Templates;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  readonly problems: ProblemSink;
}

/** Style sheets below `templates/styles/` that every deck has, in order. */
const sharedStyles = ["styles/base.css", "styles/slide.css", "styles/diagram.css"];

/** The style sheets of a deck in the order in which they count: shared, theme, brand, the deck's own. */
export function deckStyles(
  info: DeckInfo,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
  tools: StyleTools,
): string[] {
  const shared = [...sharedStyles, ...(theme.isReveal ? ["styles/reveal-theme.css"] : [])];
  const own = info.styles.flatMap((reference) => {
    const file = tools.reader.find(
      reference,
      [path.posix.dirname(info.span.file.path), "slides", "."],
      info.span,
      tools.problems,
    );
    const css = file && tools.reader.read(file, tools.problems);
    return css ? [withoutRemote(css.text)] : [];
  });
  const sheet = (name: string) => tools.templates.read(name)?.text ?? "";
  return [
    `:root{--slide-width:${size.width}px;--slide-height:${size.height}px}`,
    // A reveal.js theme styles bare elements; ours must be able to override it.
    ...(theme.isReveal ? theme.styles : []),
    ...shared.map(sheet),
    tokenRule(theme.tokens),
    ...(theme.isReveal ? [] : theme.styles),
    tokenRule(tools.brand?.tokens ?? new Map()),
    ...own,
  ].filter((css) => css.trim() !== "");
}

function tokenRule(tokens: Brand["tokens"]): string {
  if (tokens.size === 0) return "";
  return `:root{${[...tokens].map(([name, value]) => `--${name}:${value}`).join(";")}}`;
}

/** A style sheet without what it would fetch. */
function withoutRemote(css: string): string {
  return css.replace(/@import[^;]*;/g, "").replace(/url\(\s*["']?(?:[a-z][a-z0-9+.-]*:)?\/\/[^)]*\)/gi, "none");
}

/** `@font-face` rules for the fonts of which the page uses at least one character; `address` places the file. */
export function fontStyles(fonts: readonly FontFile[], text: string, address: (font: FontFile) => string): string {
  const used = new Set<number>();
  for (const character of text) used.add(character.codePointAt(0) ?? 0);
  return fonts
    .filter((font) => coversAny(font.unicodeRange, used))
    .map((font) => {
      const stretch = font.stretch ? `font-stretch:${font.stretch};` : "";
      const range = font.unicodeRange ? `unicode-range:${font.unicodeRange};` : "";
      const source = `src:url("${address(font)}") format("woff2")`;
      return `@font-face{font-family:"${font.family}";font-weight:${font.weight};${stretch}font-style:${font.style};${range}${source}}`;
    })
    .join("\n");
}

function coversAny(unicodeRange: string, used: ReadonlySet<number>): boolean {
  if (unicodeRange === "") return true;
  const ranges = unicodeRange.split(",").map(parseRange);
  for (const code of used) if (ranges.some(([from, to]) => code >= from && code <= to)) return true;
  return false;
}

/** One range of CSS's unicode-range: `U+26`, `U+0-7F` or `U+4??`. */
function parseRange(range: string): readonly [number, number] {
  const text = range.trim().replace(/^U\+/i, "");
  const [first = "", last = first] = text.split("-");
  return [Number.parseInt(first.replaceAll("?", "0"), 16), Number.parseInt(last.replaceAll("?", "F"), 16)];
}

/** KaTeX's style sheet with the fonts inside that the formulas in `html` need. */
export function mathStyles(html: string): string {
  const folder = mathAssetsFolder();
  const families = mathFontsIn(html);
  const css = readFileSync(path.join(folder, "katex.min.css"), "utf8");
  return css.replace(/@font-face\{[^}]*\}/g, (rule) => {
    const family = /font-family:"?([\w]+)/.exec(rule)?.[1] ?? "";
    const file = /url\((fonts\/[^)]+\.woff2)\)/.exec(rule)?.[1];
    if (!families.has(family) || !file) return "";
    const font = readFileSync(path.join(folder, file)).toString("base64");
    return rule.replace(/src:[^}]*/, `src:url(data:font/woff2;base64,${font}) format("woff2")`);
  });
}
