import type { KnownNames } from "../content/known-names.js";
import type { BrandSummary } from "../model/brand.js";
import type { DeckSummary } from "../model/deck.js";
import type { DeckLook } from "../model/look.js";
import type { Problem } from "../report/problem.js";
import type { Place } from "../source/text.js";

/** Something that the readers of a PDF miss. */
export interface Missed {
  /** The rule that found it. */
  readonly rule: string;
  /** In a few words, such as `the end` or `cut code`. */
  readonly what: string;
  /** The slide's id, and what it is called by: a number, or one with a letter. */
  readonly slide: string;
  readonly label: string;
  /** Where it was written; the path relative to its root, as in a source file. */
  readonly place: { readonly path: string; readonly root: string | undefined } & Place;
  readonly message: string;
}

/** What a look at the pages that were printed has found. */
export interface Review {
  /** The file's name. */
  readonly pdf: string;
  /** In the order of the slides. */
  readonly missed: readonly Missed[];
}

/** What a build made of one deck. */
export interface BuiltDeck extends DeckSummary {
  /** The variant in which it was made. */
  readonly variant: string | undefined;
  readonly outputs: readonly { format: string; path: string; bytes: number; pages?: number }[];
  /** A small picture of its first slide as a `data:` URL, where one was made. */
  readonly preview: string | undefined;
  /** The same as long as such a picture would be. */
  readonly cover: string;
  /** How it looks in lists. */
  readonly look: DeckLook;
  /** What lists say of its brand; absent without one. */
  readonly brand?: BrandSummary | undefined;
  /** Variants and languages that the command line may name. */
  readonly names: KnownNames;
  readonly warnings: readonly Problem[];
  /** Absent where nobody looked at a PDF. */
  readonly review?: Review;
  /** Absolute path of the file that it was made of. */
  readonly file: string;
  /** Nothing has changed since an earlier build; the files of that build stand. */
  readonly unchanged: boolean;
  /** It was taken from the shared cache, and not made. */
  readonly fetched?: boolean;
}
