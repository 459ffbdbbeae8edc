import { createHash } from "node:crypto";
import path from "node:path";
import type { FormatName } from "../../model/format-names.js";
import { realPathOf, relativePath } from "../../source/folder.js";
import { limits } from "../../source/limits.js";
import { readSmall } from "../../source/small-file.js";
import type { DeckInput } from "../inputs.js";
import { type Costs, costsFile, readCosts, readNamedCosts } from "./costs.js";
import { divide } from "./divide.js";
import { estimateOf } from "./estimate.js";
import type { Shard, ShardRequest } from "./shard.js";

/** A deck in a variant, as far as it is divided. */
export interface DividedDeck extends Pick<DeckInput, "root" | "file" | "name"> {
  readonly formats: readonly FormatName[];
}

/** What stays together: decks are divided one by one, or all variants of a file go to one machine. */
export type Together = "decks" | "files";

/** Which deck belongs to which share. */
export interface Division extends Shard {
  /** All decks in the order of the command line, each with its share, from 1. */
  readonly decks: readonly (readonly [name: string, share: number])[];
  /** The same for machines with the same decks and the same division. */
  readonly digest: string;
}

/**
 * Divides decks. Files of the project and the command line decide, and nothing else, so that every machine comes to the same.
 *
 * @param folder in which the user stands
 * @throws UsageError when there is no such file of costs
 * @throws InputError when it cannot be read
 */
export function divideDecks(
  decks: readonly DividedDeck[],
  { index, count, costs }: ShardRequest,
  { folder, together }: { readonly folder: string; readonly together: Together },
): Division {
  const texts = new Map(decks.map((deck) => [fileOf(deck), textOf(deck)]));
  const known = knownCosts(decks, costs === undefined ? undefined : readNamedCosts(costs, folder));
  const costOf = costsOf(decks, known, texts);
  const unitOf = (deck: DividedDeck) => (together === "decks" ? deck.name : shownFrom(folder, deck));
  const units = new Map<string, number>();
  for (const deck of decks) units.set(unitOf(deck), (units.get(unitOf(deck)) ?? 0) + costOf(deck));
  const names = [...units.keys()];
  const shares = divide(
    [...units].map(([name, cost]) => ({ name, cost })),
    count,
  );
  const share = new Map(names.map((name, at) => [name, shares[at] ?? 1]));
  const divided = decks.map((deck) => [deck.name, share.get(unitOf(deck)) ?? 1] as const);
  const files = decks.map((deck) => [shownFrom(folder, deck), texts.get(fileOf(deck)) ?? "", deck.formats]);
  return { index, count, decks: divided, digest: digestOf([count, divided, files]) };
}

/** The decks of a division's own share, of the decks that were divided, in their order. */
export const shareOf = <Deck>(decks: readonly Deck[], { index, decks: divided }: Division): Deck[] =>
  decks.filter((_, at) => divided[at]?.[1] === index);

/** A text by which two machines see that they mean the same. */
export const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 24);

const fileOf = ({ root, file }: DividedDeck) => path.join(root, file);

const shownFrom = (folder: string, deck: DividedDeck) => relativePath(realPathOf(folder), fileOf(deck));

/** Line ends may differ between machines. */
const textOf = (deck: DividedDeck): string =>
  (readSmall(fileOf(deck), limits.markdownBytes) ?? "").replace(/\r\n?/g, "\n");

/** What is noted of each deck. */
function knownCosts(
  decks: readonly DividedDeck[],
  named: Costs | undefined,
): (deck: DividedDeck) => number | undefined {
  if (named) return ({ name }) => named.get(name);
  const roots = new Set(decks.map(({ root }) => root));
  const noted = new Map([...roots].map((root) => [root, readCosts(path.join(root, costsFile))]));
  return ({ root, name }) => noted.get(root)?.get(name);
}

/** Costs of all decks; what is guessed is made comparable with what is noted. */
function costsOf(
  decks: readonly DividedDeck[],
  known: (deck: DividedDeck) => number | undefined,
  texts: ReadonlyMap<string, string>,
): (deck: DividedDeck) => number {
  const guess = (deck: DividedDeck) => estimateOf({ ...deck, text: texts.get(fileOf(deck)) ?? "" });
  const noted = decks.filter((deck) => known(deck) !== undefined);
  const sum = (costs: readonly number[]) => costs.reduce((all, cost) => all + cost, 0);
  const factor = noted.length === 0 ? 1 : sum(noted.map((deck) => known(deck) ?? 0)) / sum(noted.map(guess));
  return (deck) => Math.max(1, Math.round(known(deck) ?? guess(deck) * factor));
}
