import {
  type Brand,
  type BrandColour,
  type ColourRole,
  colourRoles,
  type FontRole,
  type Ground,
} from "../../model/brand.js";
import type { Theme } from "../../model/design.js";
import { addedName } from "../fonts/stacks.js";
import { opaqueColour } from "./brightness.js";
import { contrastRatio, luminance } from "./luminance.js";
import { hexOf, type Rgb, seenOn } from "./neighbour.js";
import { withOwnGround } from "./tokens.js";

/** The tokens that a role sets in every theme. */
const tokensOf: Readonly<Record<ColourRole, readonly string[]>> = {
  accent: ["accent", "code-hl-bar"],
  text: ["ink"],
  muted: ["muted"],
  background: ["bg"],
  surface: ["card", "code-bg"],
  line: ["line"],
  cover: ["part-bg"],
  "cover-text": ["part-ink"],
};

/** What themes of reveal.js call the same. */
const revealTokensOf: Readonly<Partial<Record<ColourRole, readonly string[]>>> = {
  accent: ["r-link-color", "r-link-color-hover", "r-selection-background-color"],
  text: ["r-main-color", "r-heading-color"],
  background: ["r-background-color", "r-background"],
};

/** Where our tokens come from in themes of reveal.js; see reveal-theme.css. */
const inReveal: ReadonlyMap<string, string> = new Map([
  ["bg", "r-background-color"],
  ["ink", "r-main-color"],
  ["accent", "r-link-color"],
  ["font-text", "r-main-font"],
  ["font-display", "r-heading-font"],
  ["font-code", "r-code-font"],
]);

/** The value that a theme gives a token, in theme.yaml or in a style sheet; undefined where it gives none. */
export function valueIn(theme: Theme, name: string): string | undefined {
  const own = theme.tokens.get(name) ?? declaredIn(theme.styles, name);
  if (own !== undefined || !theme.isReveal) return own;
  const theirs = inReveal.get(name);
  return theirs === undefined ? undefined : declaredIn(theme.styles, theirs);
}

/** The last value of a custom property in style sheets. */
function declaredIn(styles: readonly string[], name: string): string | undefined {
  const start = `--${name}:`;
  for (const css of styles.toReversed()) {
    const at = css.lastIndexOf(start);
    if (at === -1) continue;
    const rest = css.slice(at + start.length, at + start.length + 1000);
    const end = rest.search(/[;}]/);
    return (end === -1 ? rest : rest.slice(0, end)).trim();
  }
  return undefined;
}

/** The ground of a theme: what it lays behind its slides, before any brand. */
export function groundOfTheme(theme: Theme): Ground {
  return groundOfColour(valueIn(theme, "bg") ?? "#ffffff");
}

/** Whether what stands on a colour has to be light or dark: whichever has more contrast with it. */
function groundOfColour(colour: string): Ground {
  const read = opaqueColour(colour);
  return read && luminance(read) < 0.179 ? "dark" : "light";
}

/** The colours that a brand gives for a theme: those of its ground before those for all. */
export function coloursFor(brand: Brand, theme: Theme): ReadonlyMap<ColourRole, BrandColour> {
  const ground = groundOfTheme(theme);
  const found = new Map<ColourRole, BrandColour>();
  for (const role of colourRoles) {
    const own = brand.colours.filter((colour) => colour.role === role);
    const fitting = own.find((colour) => colour.ground === ground) ?? own.find((colour) => colour.ground === undefined);
    if (fitting) found.set(role, fitting);
  }
  return found;
}

/** How a brand looks in a theme. */
export interface BrandLook {
  readonly tokens: ReadonlyMap<string, string>;
  /** The grounds of slides, and of covers' sides and openers. */
  readonly ground: Ground;
  readonly coverGround: Ground;
  /** One of reveal.js's own themes: it colours no openers, and its slides are centred. */
  readonly isReveal: boolean;
}

export function brandLook(brand: Brand, theme: Theme): BrandLook {
  const colours = coloursFor(brand, theme);
  const own = new Map([...brand.given].map(({ name, value }) => [name, value]));
  const tokens = new Map(withOwnGround([...colourTokens(brand, theme), ...fontTokensOf(brand, theme), ...own]));
  const ground = colours.has("background") ? groundOfColour(tokens.get("bg") ?? "") : groundOfTheme(theme);
  const cover = tokens.get("part-bg") ?? valueIn(theme, "part-bg");
  const coverGround = cover === undefined ? ground : groundOfColour(cover);
  return { tokens, ground, coverGround, isReveal: theme.isReveal };
}

function colourTokens(brand: Brand, theme: Theme): Map<string, string> {
  const tokens = new Map<string, string>();
  const set = (names: readonly string[], value: string) => {
    for (const name of names) tokens.set(name, value);
  };
  for (const [role, { value }] of coloursFor(brand, theme)) {
    // Code in themes of reveal.js has a dark ground of its own, whatever the theme's.
    set(theme.isReveal ? tokensOf[role].filter((name) => !name.startsWith("code-")) : tokensOf[role], value);
    if (theme.isReveal) set(revealTokensOf[role] ?? [], value);
  }
  const accent = tokens.get("accent");
  const mark = theme.isReveal ? markOnCode(valueFor(brand, "accent", "dark") ?? accent) : accent;
  if (mark) tokens.set("code-hl-bar", mark).set("code-hl-bg", `color-mix(in srgb, ${mark} 18%, transparent)`);
  // A theme that knows nothing of paper would print the book in Quarterdeck's own colour.
  const onPaper = accentOnPaper(brand);
  if (onPaper && valueIn(theme, "paper-accent") === undefined) tokens.set("paper-accent", onPaper);
  const cover = tokens.get("part-bg") ?? coverOf(brand, accent);
  if (cover) tokens.set("part-bg", cover);
  if (cover && !tokens.has("part-ink")) tokens.set("part-ink", inkOn(cover));
  return tokens;
}

/** The ground of code in themes of reveal.js; see reveal-theme.css. */
const codeInReveal: Rgb = [0x10, 0x1d, 0x2a];

function markOnCode(colour: string | undefined): string | undefined {
  const read = colour === undefined ? undefined : opaqueColour(colour);
  return read && hexOf(seenOn(read, codeInReveal));
}

const valueFor = (brand: Brand, role: ColourRole, ground?: Ground) =>
  brand.colours.find((colour) => colour.role === role && colour.ground === ground)?.value;

const accentOnPaper = (brand: Brand) =>
  valueFor(brand, "accent", "light") ?? valueFor(brand, "accent") ?? valueFor(brand, "accent", "dark");

/** Openers have the brand's own colour, which may be no accent that can be read on the theme's ground. */
const coverOf = (brand: Brand, accent: string | undefined) => valueFor(brand, "accent") ?? accent;

/** Black or white, whichever reads better. */
function inkOn(colour: string): string {
  const read = opaqueColour(colour) ?? [255, 255, 255];
  return contrastRatio(read, [255, 255, 255]) >= contrastRatio(read, [0, 0, 0]) ? "#ffffff" : "#000000";
}

const tokenOfRole: Readonly<Record<FontRole, string>> = {
  text: "font-text",
  heading: "font-display",
  code: "font-code",
};

/** The brand's families come first in the theme's lists. Where only text has one, headings are set in it, too. */
function fontTokensOf(brand: Brand, theme: Theme): Map<string, string> {
  const families = new Map(brand.families);
  const text = families.get("text");
  if (text && !families.has("heading")) families.set("heading", text);
  const own = new Set(theme.fonts.flatMap((font) => (font.added ? [] : [font.family.toLowerCase()])));
  return new Map(
    [...families].flatMap(([role, names]) => {
      const token = tokenOfRole[role];
      const fallback = valueIn(theme, token) ?? (role === "code" ? "monospace" : "sans-serif");
      const first = names.map((name) => `"${own.has(name.toLowerCase()) ? addedName(name) : name}"`);
      const list = [...first, fallback].join(", ");
      const theirs = theme.isReveal ? inReveal.get(token) : undefined;
      return [[token, list] as const, ...(theirs ? [[theirs, list] as const] : [])];
    }),
  );
}
