import { type DeckChoices, foldersOfDeck } from "../content/deck-info.js";
import type { Reader } from "../content/reader.js";
import type { Brand } from "../model/brand.js";
import type { DeckInfo } from "../model/deck.js";
import type { FontFile, Theme } from "../model/design.js";
import { addFonts, readFonts } from "../render/fonts/read.js";
import type { Span } from "../source/text.js";

/** A theme with the fonts that a deck and its brand add to it; what is nearest to the author comes first. */
export function withAddedFonts(theme: Theme, info: DeckInfo, brand: Brand | undefined, reader: Reader): Theme {
  return withFonts(theme, [...readFonts(info.fonts, foldersOfDeck(info), reader, "added"), ...(brand?.fonts ?? [])]);
}

/** The theme for paper with all fonts that were added to the one on screen; that one itself without a theme for paper. */
export const withFontsOf = (screen: Theme, paper: Theme | undefined): Theme =>
  paper
    ? withFonts(
        paper,
        screen.fonts.filter(({ added }) => added),
      )
    : screen;

function withFonts(theme: Theme, added: readonly FontFile[]): Theme {
  const fonts = addFonts(theme.fonts, added);
  return fonts.length === theme.fonts.length ? theme : { ...theme, fonts };
}

/** The name after `theme:` in the deck's file; no place when the command line asks for the theme. */
export function themeSpan(info: DeckInfo, { theme }: DeckChoices): Span | undefined {
  if (theme !== undefined && theme === info.theme) return undefined;
  const at = /^(theme:\s*)(\S.*?)\s*$/m.exec(info.span.file.text);
  const start = (at?.index ?? 0) + (at?.[1]?.length ?? 0);
  return at ? { file: info.span.file, start, end: start + (at[2]?.length ?? 0) } : info.span;
}
