import type { KnownNames } from "../content/known-names.js";
import type { Problem } from "../report/problem.js";

/** What a build made of one deck. */
export interface BuiltDeck {
  readonly name: string;
  readonly title: string;
  readonly subtitle: string;
  readonly language: string;
  readonly slides: number;
  readonly minutes: number;
  readonly outputs: readonly { format: string; path: string; bytes: number; pages?: number }[];
  /** A small picture of its first slide as a `data:` URL, where one was made. */
  readonly preview: string | undefined;
  /** Variants and languages that the command line may name. */
  readonly names: KnownNames;
  readonly warnings: readonly Problem[];
  /** Nothing has changed since an earlier build; the files of that build stand. */
  readonly unchanged: boolean;
}
