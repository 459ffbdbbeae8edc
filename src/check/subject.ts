import type { Deck, Part, Slide } from "../model/deck.js";
import type { LayoutRules, Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { isWorksheet } from "../model/outline.js";
import type { SourceFile, Span } from "../source/text.js";
import type { SlideMeasures } from "./measures.js";
import type { Prose } from "./prose.js";
import type { Violation } from "./spoken.js";
import type { ReadShell } from "./syntax.js";
import type { WordChoice } from "./word-choices.js";

/** A size and theme in which a deck was laid out. */
export interface View {
  /** As messages name it, such as `at 4:3 (960 × 720)`; "" for the deck's own. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: string;
  /** The medium whose `@media` rules apply. */
  readonly media: "screen" | "print";
  /** The size and theme in which the deck is built. */
  readonly isOwn: boolean;
  /** The deck or the configuration names its size: it is not merely one that is usual. */
  readonly isAsked: boolean;
}

export interface SlideInView {
  readonly view: View;
  readonly measures: SlideMeasures;
}

/** A word that no dictionary has. */
export interface Misspelling {
  readonly word: string;
  readonly span: Span;
  readonly suggestions: readonly string[];
  /** In which it was looked up, BCP 47. */
  readonly language: string;
  /** Whether it stands in a comment of code, which hardly anybody reads. */
  readonly isComment: boolean;
}

/** One slide and everything that is known about it. */
export interface SlideSubject {
  readonly slide: Slide;
  /** What its layout says of itself. */
  readonly layout: LayoutRules;
  /** What it is called by: its number on stage, or, for what is on paper alone, that of the slide before and a letter. */
  readonly label: string;
  readonly part: Part;
  /** The deck's own view first; empty when the browser was not asked. */
  readonly views: readonly SlideInView[];
  readonly violations: readonly Violation[];
  readonly prose: Prose;
  readonly misspellings: readonly Misspelling[];
}

/** A file that slides show. */
interface ShownFile {
  readonly path: string;
  readonly bytes: number;
}

/** What the server behind a link to another site answered. */
export interface LinkAnswer {
  readonly href: string;
  /** The HTTP status; 0 without an answer. */
  readonly status: number;
  readonly detail: string;
}

/** A script that a deck brings along and runs. */
interface OwnScript {
  readonly file: SourceFile;
  /** Where the deck names it. */
  readonly span: Span;
}

export interface DeckSubject {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly slides: readonly SlideSubject[];
  /** What is read of it and stands on no slide: settings, and the words of files with drawings. */
  readonly texts: readonly Prose[];
  /** Words of these texts. */
  readonly misspellings: readonly Misspelling[];
  /** Words that are better not said, of quarterdeck-check; empty without it. */
  readonly wordChoices: readonly WordChoice[];
  /** Undefined for projects without facts. */
  readonly facts: FactRegistry | undefined;
  /** True when a bundled font of the theme draws this character in this `font-family`. */
  readonly hasGlyph: (family: string, character: string) => boolean;
  /** The file behind a picture's address in the measures. */
  readonly fileOf: (source: string) => ShownFile | undefined;
  /** Addresses that the print page requested although nothing may be fetched. */
  readonly requests: readonly string[];
  readonly scripts: readonly OwnScript[];
  /** Answers to external links; empty without `--online`. */
  readonly answers: readonly LinkAnswer[];
  /** The day of the check, ISO 8601. */
  readonly today: string;
  readonly readShell: ReadShell;
  /** What a function finds out about the deck; it is called once. */
  readonly recall: <T>(find: (deck: DeckSubject) => T) => T;
}

/** What of a deck counts once all rules have looked: its name, and where it is written. */
export interface ToldDeck {
  readonly deck: { readonly info: Pick<Deck["info"], "name" | "span"> };
  readonly slides: readonly {
    readonly slide: Pick<Slide, "id" | "title" | "span"> & { readonly generated?: object | undefined };
  }[];
}

/** A file of the project that no deck uses, with a place to report it at. */
export interface UnusedFile {
  readonly path: string;
  readonly span: Span | undefined;
}

/** A registry file with facts that no deck uses. */
export interface UnusedFacts {
  readonly entity: string;
  readonly facts: readonly string[];
  readonly total: number;
  readonly span: Span | undefined;
}

/** What of a project no deck uses; only known when all decks of the project are checked. */
export interface Unused {
  readonly unusedAssets: readonly UnusedFile[];
  readonly unusedSections: readonly UnusedFile[];
  readonly unusedFacts: readonly UnusedFacts[];
}

export interface ProjectSubject extends Unused {
  readonly decks: readonly DeckSubject[];
}

/** The slides that an author wrote for the stage. */
export const writtenSlides = (deck: DeckSubject) =>
  deck.slides.filter(({ slide }) => !slide.generated && !isWorksheet(slide));

/** The language of a slide, BCP 47: its own, or that of its deck. */
export const languageOf = ({ slide }: Pick<SlideSubject, "slide">, { deck }: Pick<DeckSubject, "deck">): string =>
  slide.attributes.values.get("lang") ?? deck.info.language;
