import type { Span } from "../source/text.js";

/** A word that a glossary explains. */
export interface Term {
  readonly name: string;
  /** Other forms under which it occurs. */
  readonly also: readonly string[];
  readonly text: string;
  /** Ids of the facts behind the explanation. */
  readonly facts: readonly string[];
  readonly span: Span;
}
