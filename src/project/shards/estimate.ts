import { isMarkdown } from "../../content/deck-name.js";
import type { FormatName } from "../../model/format-names.js";

/** A deck of which it is guessed what it costs. */
interface Guessed {
  readonly file: string;
  /** Of its file, with line ends that are LF. */
  readonly text: string;
  readonly formats: readonly FormatName[];
}

/** What a slide costs in each format, in milliseconds of a usual machine; only how they compare matters. */
const perSlide: Readonly<Record<FormatName, number>> = {
  ...{ html: 3, md: 1, json: 1, epub: 4 },
  ...{ pdf: 25, handout: 30, notes: 15, book: 20, plan: 2, cards: 4, certificate: 1 },
  ...{ png: 60, card: 1 },
};

/** What a deck costs in each format, whatever its length. */
const perFormat = 150;
/** The same once for all formats: it is read and composed. */
const perDeck = 100;
/** So many slides has a section of a manifest, more or less, and so many characters a slide. */
const slidesOfSection = 8;
const charactersOfSlide = 600;

/**
 * Guesses what a deck costs of which no build has noted that, in milliseconds. It is made of the deck's own file alone, which all machines
 * have; nothing is compiled.
 */
export function estimateOf({ file, text, formats }: Guessed): number {
  const slides = isMarkdown(file)
    ? text.length / charactersOfSlide
    : (text.match(sections)?.length ?? 0) * slidesOfSection;
  const ofSlides = formats.reduce((sum, format) => sum + perSlide[format], 0);
  return Math.round(perDeck + formats.length * perFormat + Math.ceil(slides + 1) * ofSlides);
}

/** What a manifest names: files of Markdown, and patterns of such. */
const sections = /\.(?:md|markdown)\b/gi;
