import type { Span } from "../source/text.js";

/** For whom something is: names of variants and formats. Without names in `only` it is for all that `not` does not name. */
export interface Condition {
  readonly only: readonly string[];
  readonly not: readonly string[];
  /** Where that is said. */
  readonly span: Span;
}

/** A stretch of a text; offsets, `end` is exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of a slide's file that is not for everybody. */
export interface Mark {
  readonly condition: Condition;
  /** What it says; a comment takes its place for others. Empty where nothing takes it. */
  readonly said: Range;
  /** The parts of it, each on one line; undefined: its lines, without the marks of quotes before them. */
  readonly pieces: readonly Range[] | undefined;
  /** What goes without a trace: notes, of which nothing is left. */
  readonly blank: readonly Range[];
  /** What goes together with the line breaks in and before it: an item, which would set those around it apart. */
  readonly item: (Range & ItemPlace) | undefined;
}

/** Where an item stands in its list. */
export interface ItemPlace {
  readonly isFirst: boolean;
  /** Where the next one begins; undefined for the last. */
  readonly next: number | undefined;
}

/** Whether something is for a variant and a format, whose names are in `active`. */
export function holds({ only, not }: Pick<Condition, "only" | "not">, active: ReadonlySet<string>): boolean {
  if (not.some((name) => active.has(name))) return false;
  return only.length === 0 || only.some((name) => active.has(name));
}

/** The names in a list, as attributes have it. */
export const namesIn = (list: string | undefined): string[] => (list ?? "").split(/[\s,]+/).filter(Boolean);
