import type { Token } from "marked";
import type { SourceFile, Span } from "../source/text.js";
import type { Attributes } from "./attributes.js";
import type { Backdrop } from "./backdrop.js";
import type { Closing } from "./brand.js";
import type { Condition, Mark } from "./condition.js";
import type { NamedFont, PaperForm } from "./design.js";
import type { Citation, SourceGroup } from "./fact.js";
import type { Term } from "./term.js";

export type { Attributes } from "./attributes.js";

/** Lines to highlight, counted from 1 in the block; undefined: none is singled out. */
export type LineSet = readonly number[] | undefined;

interface ProseBlock {
  readonly kind: "prose";
  readonly tokens: readonly Token[];
  readonly span: Span;
}

export interface CodeBlock {
  readonly kind: "code";
  readonly language: string;
  readonly text: string;
  readonly caption: string;
  /** The number of the first line as shown; line numbers show only when the author gave steps. */
  readonly firstLine: number;
  readonly steps: readonly LineSet[];
  /** What stands beside the lines of each step; "" for nothing. There may be fewer than steps. */
  readonly notes: readonly string[];
  readonly attributes: Attributes;
  /** What behind the language cannot be read, and was not reported: other tools keep marks of their own there. */
  readonly unread: { readonly detail: string; readonly span: Span } | undefined;
  /** For whom it is. */
  readonly condition: Condition | undefined;
  /** The file that the text was taken from, and the line of it with which the text begins; undefined for text of its own. */
  readonly included: { readonly file: SourceFile; readonly firstLine: number } | undefined;
  readonly isHtml?: Embedded;
  readonly span: Span;
}

interface MathBlock {
  readonly kind: "math";
  readonly latex: string;
  readonly span: Span;
}

export interface ComponentBlock {
  readonly kind: "component";
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly Block[];
  readonly isHtml?: Embedded;
  readonly span: Span;
}

/** It is written as HTML that a script of reveal.js would draw: a deck of others can be made without it. */
type Embedded = true;

/** `::break`: what follows goes into the next slot of the layout or component. */
interface BreakBlock {
  readonly kind: "break";
  readonly span: Span;
}

export type Block = ProseBlock | CodeBlock | MathBlock | ComponentBlock | BreakBlock;

export type Priority = "must" | "should" | "could";

/** A citation mark `[@key]` or `[@key; @other]` as written. */
export interface CitationMark {
  readonly key: string;
  readonly entry?: string; // Its id, where the key is that of one of its attributes, `ENTRY.ATTRIBUTE`.
  readonly span: Span;
}

/** A slide that the compiler makes: title slide, agenda, opener of a part, last slide, glossary, list of sources. */
export type Generated =
  | { readonly kind: "title" }
  | { readonly kind: "agenda" }
  | { readonly kind: "part" }
  | { readonly kind: "end"; readonly closing: Closing }
  | { readonly kind: "sources"; readonly columns: readonly (readonly SourceGroup[])[] }
  | { readonly kind: "glossary"; readonly columns: readonly (readonly Term[])[] };

/** A stretch of a slide's file that says in which language it is; offsets, `end` is exclusive. */
export interface Passage {
  /** BCP 47, or "" where that is said to be unknown. */
  readonly language: string;
  readonly start: number;
  readonly end: number;
}

export interface Slide {
  readonly generated: Generated | undefined;
  /** Unique in its deck; written by the author or made from the title. */
  readonly id: string;
  readonly explicitId: boolean;
  /** Plain text of the slide's first heading; "" when it has none. */
  readonly title: string;
  /** The layout's name; "" before the deck is composed where the author names none. */
  readonly layout: string;
  /** What its layout makes of it on paper. */
  readonly paper: PaperForm;
  readonly minutes: number | undefined;
  readonly priority: Priority;
  /** For whom it is; all of them must hold. */
  readonly conditions: readonly Condition[];
  /** What of it is not for everybody. */
  readonly marks: readonly Mark[];
  /** What of it is in a language of its own, the outer before the inner; the first may be the whole slide. */
  readonly passages: readonly Passage[];
  readonly tags: readonly string[];
  /** Its author shows it to nobody, or not yet. */
  readonly hidden: "no" | "always" | "draft";
  /** It is for reading, and not for the stage. */
  readonly skipped: boolean;
  /** The slide of a collection in whose place it stands, as it is written: `PREFIX:path.md#id`. */
  readonly replaces: string | undefined;
  /** What is left goes to the layout (the attributes it declares) and to `<section>`. */
  readonly attributes: Attributes;
  readonly body: readonly Block[];
  /** The pictures behind it; they are not in the body. */
  readonly backdrop: Backdrop | undefined;
  readonly notes: readonly Block[];
  /** Text for those who read: it stands in books, handouts and files, and on no screen. */
  readonly reader: readonly Block[];
  /** All code of the body, the notes and the text for readers, nested code included. */
  readonly code: readonly CodeBlock[];
  readonly citations: readonly CitationMark[];
  /** The slide's source without separators; notes included. */
  readonly span: Span;
  /** The same for slides that say the same, wherever they stand in the same file; "" for generated slides. */
  readonly fingerprint: string;
}

/** One step to the right; further slides lie below. */
export type Column = readonly [Slide, ...Slide[]];

/** One Markdown file, or what of it a deck uses. */
export interface Section {
  readonly file: string;
  readonly title: string;
  readonly columns: readonly Column[];
}

export interface Part {
  /** "" for slides before the first part. */
  readonly title: string;
  readonly code: string;
  /** What its opener shows behind or beside its words. */
  readonly scene: Backdrop | undefined;
  readonly sections: readonly Section[];
}

export interface Speaker {
  readonly name: string;
  readonly role: string;
  readonly contact: string;
}

/** What lists of decks say of each. */
export interface DeckSummary {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  /** BCP 47 */
  readonly language: string;
  /** How many there are. */
  readonly slides: number;
  readonly minutes: number;
}

/** An agenda that draws its parts as lengths of a day. */
export interface DaySetting {
  /** When the day begins, in minutes after midnight; undefined: its clock is not known. */
  readonly start: number | undefined;
}

/** Everything of a deck but its slides. */
export interface DeckInfo {
  readonly name: string;
  /** The variants that it declares. */
  readonly variants: readonly string[];
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly speaker: Speaker;
  readonly event: string;
  /** ISO 8601, or "" */
  readonly date: string;
  /** BCP 47 */
  readonly language: string;
  readonly theme: string;
  /** The brand that its file asks for. */
  readonly brand: { readonly value: string; readonly span: Span } | undefined;
  /** The talk's slot in minutes. */
  readonly minutes: number | undefined;
  readonly size: { readonly width: number; readonly height: number } | undefined;
  readonly variables: ReadonlyMap<string, string>;
  /** Those that it has itself, in any of its variants. */
  readonly variableNames: readonly string[];
  readonly cover: boolean;
  readonly agenda: boolean;
  /** How its agendas draw the day; undefined: they do not. */
  readonly day: DaySetting | undefined;
  /** Where that is said. */
  readonly agendaSpan: Span;
  /** Paths of glossaries, relative to `slides/`. */
  readonly glossaries: readonly string[];
  readonly math: boolean;
  readonly print: "static" | "live";
  /** Where that is said. */
  readonly printSpan: Span;
  /** The address at which its page, or with a / at the end its folder, is published; "" where that is not known. */
  readonly url: string;
  /** Where it says into which folder it is written; undefined where it does not. */
  readonly outSpan: Span | undefined;
  /** Project paths of scripts and styles that the deck brings along. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
  /** Fonts for what those of its theme lack. */
  readonly fonts: readonly NamedFont[];
  readonly revealOptions: Readonly<Record<string, unknown>>;
  /** What the deck chooses of what its theme offers. */
  readonly themeOptions: Readonly<Record<string, unknown>>;
  /** Where a value of themeOptions stands, by the keys and indices that lead to it. */
  themeOptionSpan(path: readonly (string | number)[]): Span;
  readonly span: Span;
}

export interface Deck {
  readonly info: DeckInfo;
  readonly parts: readonly Part[];
  readonly citations: readonly Citation[];
  /** The terms of its glossary that the deck uses, in the order of the alphabet. */
  readonly terms: readonly Term[];
  /** The ids of slides that their authors show to nobody. */
  readonly hidden: ReadonlySet<string>;
  /** For whom it is composed: the names of the variant and the formats. */
  readonly active: ReadonlySet<string>;
  /** The numbers that slides have on stage, from 1, by their ids; those that are for paper alone have none. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The slides that do not fit into the slot of the command line. */
  readonly leftOut: readonly Slide[];
}
