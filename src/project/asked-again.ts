import { hashOf } from "../cache/seal.js";
import { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import type { Answers, Question, Surroundings } from "../render/slide/surroundings.js";
import type { ProjectFiles } from "../source/files.js";
import { type MadeOf, madeOf } from "./made-of.js";

/** What earlier runs have asked of the disk, asked again. */
export interface AskedAgain {
  /** The ledger of what was made of this; undefined where an answer is another one now, or cannot be had. */
  ledgerOf(asked: readonly MadeOf[]): Ledger | undefined;
  /** What was asked, to be asked again; undefined where something cannot be. */
  madeOf(ledger: Ledger): readonly MadeOf[] | undefined;
}

/** @param files all folders that were opened so far */
export function askAgain(files: () => readonly ProjectFiles[], memory: Memory): AskedAgain {
  /** By what was asked; nearly all of a deck's slides were made of the same. */
  const standing = new Map<string, Ledger | undefined>();
  memory.onChange(() => standing.clear());
  return {
    ledgerOf(asked) {
      const key = namesOf(asked);
      if (!standing.has(key)) standing.set(key, ask(asked, files()));
      return standing.get(key);
    },
    madeOf(ledger) {
      const all = files();
      const isAskable = [...ledger.inquiries()].every((inquiry) => all.some((each) => each.noted(inquiry)));
      return isAskable ? all.map((each) => madeOf(each, ledger)).filter((made) => made.answers.length > 0) : undefined;
    },
  };
}

const names = new WeakMap<readonly MadeOf[], string>();

/** The same for all that was made of the same. */
export function namesOf(asked: readonly MadeOf[]): string {
  const name = names.get(asked) ?? hashOf(JSON.stringify(asked));
  names.set(asked, name);
  return name;
}

/** Asks the disk again; undefined where an answer is another one now, or cannot be had: whoever needs it learns why. */
function ask(asked: readonly MadeOf[], files: readonly ProjectFiles[]): Ledger | undefined {
  const ledger = new Ledger();
  const isSame = ({ root, border, answers }: MadeOf) => {
    const place = files.find((each) => each.root === root && each.border === border);
    return answers.every(([kind, path, digest]) => place?.askFor({ kind, path }, ledger) === digest);
  };
  try {
    return asked.every(isSame) ? ledger : undefined;
  } catch {
    return undefined;
  }
}

/** Questions about the deck, and digests of the answers. */
export type Digests = readonly (readonly [question: string, digest: string])[];

export const digestsOf = (answers: Answers): Digests =>
  [...answers].map(([question, answer]) => [question, digestOf(answer)] as const);

/** The answers that are given now, where they are the same. */
export function sameAnswers(digests: Digests, surroundings: Surroundings): Map<Question, unknown> | undefined {
  const given = new Map<Question, unknown>();
  for (const [written, digest] of digests) {
    const question = written as Question;
    const answer = surroundings.answer(question);
    if (digestOf(answer) !== digest) return undefined;
    given.set(question, answer);
  }
  return given;
}

const digests = new WeakMap<object, string>();

/** An answer as far as it can be told from others: as JSON, which is how answers are compared; long ones by a hash. */
export function digestOf(answer: unknown): string {
  const known = typeof answer === "object" && answer !== null ? digests.get(answer) : undefined;
  if (known !== undefined) return known;
  const text = JSON.stringify(answer) ?? "";
  const digest = text.length <= 64 ? text : hashOf(text);
  // All slides of a deck get the same object for all that is told of it.
  if (typeof answer === "object" && answer !== null) digests.set(answer, digest);
  return digest;
}
