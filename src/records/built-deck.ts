import type { KnownNames } from "../content/known-names.js";
import type { BrandSummary } from "../model/brand.js";
import type { DeckSummary } from "../model/deck.js";
import type { DeckLook } from "../model/look.js";
import type { Problem } from "../report/problem.js";

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
  /** Nothing has changed since an earlier build; the files of that build stand. */
  readonly unchanged: boolean;
}
