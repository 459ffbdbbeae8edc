import { readFileSync } from "node:fs";
import path from "node:path";
import { foldersOfDeck, placeInFile } from "../../content/deck-info.js";
import type { Reader } from "../../content/reader.js";
import type { Brand } from "../../model/brand.js";
import type { DeckInfo } from "../../model/deck.js";
import type { Theme } from "../../model/design.js";
import { moreFontsRule, withMoreFonts, withMoreInReveal } from "../fonts/stacks.js";
import { mathAssetsFolder, mathFontsFor } from "../slide/math.js";
import { brandLook } from "./brand-look.js";
import { brandRules } from "./brand-rules.js";
import { inLayer, type Layer } from "./layers.js";
import { ownSheet } from "./own-sheet.js";
import type { Templates } from "./templates.js";
import { fontTokens } from "./tokens.js";

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
    ["content", "code-steps"],
    ["layout", "layout"],
    ["layout", "layout-talk"],
    ["layout", "layout-day"],
    ["component", "component"],
    ["component", "states"],
    ["component", "stack"],
    // Behind the sheets of what stands on a poster, which looks otherwise there.
    ["component", "layout-poster"],
    ["component", "forms"],
    ["component", "form-walls"],
    ["component", "form-chart"],
    ["component", "form-matrix"],
    ["component", "form-lifetimes"],
    ["component", "form-timeline"],
    ["component", "form-quiz"],
    ["component", "form-poll"],
    ["component", "form-sequence"],
    ["component", "terminal"],
    ["component", "diagram"],
    ["component", "diagram-arrow"],
    ["component", "diagram-step"],
    ["component", "form-boxes"],
    ["top", "top"],
    ["top", "backdrop"],
  ],
  reveal: [
    ["content", "reveal-theme"],
    ["layout", "reveal-layout"],
    ["component", "reveal-forms"],
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
  const more = moreFontsRule(theme.fonts);
  const listed = more === "" ? (tokens: Theme["tokens"]) => tokens : withMoreInTokens;
  const listedInReveal = more === "" ? String : withMoreInReveal;
  return [
    inLayer("base", `:root{--slide-width:${size.width}px;--slide-height:${size.height}px}`),
    ...ours.map(([layer, name]) => inLayer(layer, tools.templates.sheet(name))),
    inLayer("base", more),
    inLayer("theme", tokenRule(listed(theme.tokens))),
    // A theme of reveal.js knows nothing of our slides: it counts as a part of reveal.js.
    ...theme.styles.map((css) => (theme.isReveal ? inLayer("library", listedInReveal(css)) : inLayer("theme", css))),
    ...(tools.brand ? brandStyles(tools.brand, theme, tools.templates, listed) : []),
    ...ownStyles(info, tools.reader),
  ].filter((css) => css.trim() !== "");
}

/** How a brand looks in a theme. */
function brandStyles(
  brand: Brand,
  theme: Theme,
  templates: Templates,
  listed: (tokens: Theme["tokens"]) => Theme["tokens"],
): string[] {
  const look = brandLook(brand, theme);
  return [
    inLayer("layout", templates.sheet("brand")),
    inLayer("brand", [tokenRule(listed(look.tokens)), brandRules(brand, look)].join("\n")),
  ];
}

/** The style sheets that a deck names itself. */
export function ownStyles(info: DeckInfo, reader: Reader): string[] {
  const folders = foldersOfDeck(info);
  return info.styles.flatMap((reference) => {
    const file = reader.find(reference, folders, placeInFile(info, reference), "dispensable");
    const css = file && reader.read(file);
    return css ? [ownSheet(css, reader)] : [];
  });
}

/** Lists of fonts that do not know of the added ones name these, too. */
const withMoreInTokens = (tokens: Theme["tokens"]): Theme["tokens"] =>
  new Map([...tokens].map(([name, value]) => [name, fontTokens.has(name) ? withMoreFonts(value) : value]));

function tokenRule(tokens: Theme["tokens"]): string {
  if (tokens.size === 0) return "";
  return `:root{${[...tokens].map(([name, value]) => `--${name}:${value}`).join(";")}}`;
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
