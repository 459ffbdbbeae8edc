import { readFileSync } from "node:fs";
import path from "node:path";
import type { Reader } from "../../content/reader.js";
import type { DeckInfo } from "../../model/deck.js";
import type { Brand, Theme } from "../../model/design.js";
import { moreFontsRule, withMoreFonts, withMoreInReveal } from "../fonts/stacks.js";
import { mathAssetsFolder, mathFontsFor } from "../slide/math.js";
import type { Templates } from "./templates.js";
import { fontTokens } from "./tokens.js";

export interface StyleTools {
  readonly templates: Templates;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
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
  const sheet = (name: string) => tools.templates.read(name)?.text ?? "";
  const more = moreFontsRule(theme.fonts);
  const listed = more === "" ? (tokens: Brand["tokens"]) => tokens : withMoreInTokens;
  return [
    `:root{--slide-width:${size.width}px;--slide-height:${size.height}px}`,
    // A reveal.js theme styles bare elements; ours must be able to override it.
    ...(theme.isReveal ? theme.styles.map(more === "" ? String : withMoreInReveal) : []),
    ...shared.map(sheet),
    more,
    tokenRule(listed(theme.tokens)),
    ...(theme.isReveal ? [] : theme.styles),
    tokenRule(listed(tools.brand?.tokens ?? new Map())),
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

/** Lists of fonts that do not know of the added ones name these, too. */
const withMoreInTokens = (tokens: Brand["tokens"]): Brand["tokens"] =>
  new Map([...tokens].map(([name, value]) => [name, fontTokens.has(name) ? withMoreFonts(value) : value]));

function tokenRule(tokens: Brand["tokens"]): string {
  if (tokens.size === 0) return "";
  return `:root{${[...tokens].map(([name, value]) => `--${name}:${value}`).join(";")}}`;
}

/** A style sheet without what it would fetch. */
export function withoutRemote(css: string): string {
  return css.replace(/@import[^;]*;/g, "").replace(/url\(\s*["']?(?:[a-z][a-z0-9+.-]*:)?\/\/[^)]*\)/gi, "none");
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
