import { createHash } from "node:crypto";
import type { DeckJob } from "../../project/deck-jobs.js";

/** What decides beside the files of a deck, and not by where these lie, what is made of it. */
export interface SharedScope {
  /** Version of Quarterdeck and Node, see `makerIdentity`. */
  readonly maker: string;
  /** What the command line says of all decks, as plain data without paths of this machine. */
  readonly choices: unknown;
  readonly epoch: string | undefined;
}

const hashOf = (...parts: unknown[]) => createHash("sha256").update(JSON.stringify(parts, inOrder)).digest("hex");

/** In which order somebody has named the parts of a thing says nothing about it. */
const inOrder = (_key: string, value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Under which keys the results of a deck are kept. */
export interface DeckKeys {
  /** Of the sets of questions that results of this deck were made of. */
  readonly questions: string;
  /** Of the result that these questions with these answers, and this browser, lead to. */
  resultFor(set: string, answers: string, browser: string | undefined): string;
}

export function keysOf(
  { file, border, name, variant, formats }: DeckJob,
  { maker, choices, epoch }: SharedScope,
): DeckKeys {
  const slot = hashOf("deck", 1, maker, choices, epoch ?? "", file, border, name, variant ?? "", formats);
  return {
    questions: `decks/${slot.slice(0, 2)}/${slot.slice(2)}`,
    resultFor(set, answers, browser) {
      const result = hashOf("result", slot, set, answers, browser ?? "");
      return `results/${result.slice(0, 2)}/${result.slice(2)}`;
    },
  };
}
