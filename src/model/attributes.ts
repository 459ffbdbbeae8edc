import type { Span } from "../source/text.js";

/** `key="value" .class #id`, wherever it may stand. */
export interface Attributes {
  readonly id: string | undefined;
  readonly classes: readonly string[];
  readonly values: ReadonlyMap<string, string>;
  /** Where each key stands, for messages. */
  readonly spans: ReadonlyMap<string, Span>;
}
