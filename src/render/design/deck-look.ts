import type { Brand } from "../../model/brand.js";
import type { Theme } from "../../model/design.js";
import type { DeckLook } from "../../model/look.js";
import { moreFontsRule, withMoreFonts } from "../fonts/stacks.js";
import { brandLook, groundOfTheme, valueIn } from "./brand-look.js";
import { opaqueColour } from "./brightness.js";
import { contrastRatio } from "./luminance.js";
import { hexOf, nearestPassing, type Rgb, seenOn } from "./neighbour.js";
import { followed } from "./references.js";

/** The value that a deck's brand or theme gives a token, with what it refers to in its place; undefined for none. */
const tokenOf = (name: string, theme: Theme, own: ReadonlyMap<string, string>): string | undefined =>
  followed(name, (each) => own.get(each) ?? valueIn(theme, each));

/** What a brand sets of a theme's tokens; nothing without one. */
const ownTokens = (theme: Theme, brand: Brand | undefined): ReadonlyMap<string, string> =>
  brand ? brandLook(brand, theme).tokens : new Map();

/** The colour that lies between two; a share of 1 is the first. */
function between(first: Rgb, second: Rgb, share: number): Rgb {
  const mix = (one: number, other: number) => one * share + other * (1 - share);
  return [mix(first[0], second[0]), mix(first[1], second[1]), mix(first[2], second[2])];
}

/** A colour for text, or its nearest neighbour that can be read on a ground: 4.5:1, WCAG 2.2, 1.4.3. */
function readOn(colour: Rgb, ground: Rgb): Rgb {
  const passes = (candidate: Rgb) => contrastRatio(candidate, ground) >= 4.5;
  return passes(colour) ? colour : (nearestPassing(colour, passes) ?? colour);
}

/** How a deck looks in lists. A colour that only a browser could work out is derived from the others. */
export function lookOf(theme: Theme, brand: Brand | undefined): DeckLook {
  const own = ownTokens(theme, brand);
  const colourOf = (name: string): Rgb | undefined => opaqueColour(tokenOf(name, theme, own) ?? "");
  const ground = brand ? brandLook(brand, theme).ground : groundOfTheme(theme);
  const bg = colourOf("bg") ?? (ground === "dark" ? [0, 0, 0] : [255, 255, 255]);
  const ink = readOn(colourOf("ink") ?? (ground === "dark" ? [255, 255, 255] : [0, 0, 0]), bg);
  const accent = seenOn(colourOf("accent") ?? ink, bg);
  const cover = colourOf("part-bg") ?? accent;
  return {
    theme: theme.name,
    ground,
    bg: hexOf(bg),
    ink: hexOf(ink),
    muted: hexOf(readOn(colourOf("muted") ?? between(ink, bg, 0.76), bg)),
    line: hexOf(colourOf("line") ?? between(ink, bg, 0.28)),
    accent: hexOf(accent),
    cover: hexOf(cover),
    coverInk: hexOf(readOn(colourOf("part-ink") ?? bg, cover)),
  };
}

/** The colours of a look as custom properties. */
export const lookColours = ({ bg, ink, muted, line, accent, cover, coverInk }: DeckLook): string =>
  Object.entries({ bg, ink, muted, line, accent, cover, "cover-ink": coverInk })
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");

/** The lists of fonts in which pages about several decks are set. */
interface LookFonts {
  readonly text: string;
  readonly display: string;
}

/** The lists of fonts of a theme and its brand. */
export function lookFonts(theme: Theme, brand: Brand | undefined): LookFonts {
  const own = ownTokens(theme, brand);
  const text = tokenOf("font-text", theme, own) ?? "system-ui, sans-serif";
  return { text, display: tokenOf("font-display", theme, own) ?? text };
}

/** The style sheet of a look: its colours and the fonts of its theme as custom properties. */
export function lookRules(look: DeckLook, theme: Theme, brand: Brand | undefined): string {
  const more = moreFontsRule(theme.fonts);
  const { text, display } = lookFonts(theme, brand);
  const listed = more === "" ? String : withMoreFonts;
  return `${more}:root{color-scheme:${look.ground};${lookColours(look)};--font-text:${listed(text)};--font-display:${listed(display)}}`;
}
