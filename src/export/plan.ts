import path from "node:path";
import type { KnownNames } from "../content/known-names.js";
import { type ChosenDeck, chooseVariants, type DeckJob, type OrderedDeck, ownFolder } from "../project/deck-jobs.js";
import { requireDistinctNames } from "../project/deck-names.js";
import { type DeckInput, findInputs, requireSplittable } from "../project/inputs.js";
import type { NotedOrders } from "../project/orders.js";
import { type RecoveryNotice, recoverFolders } from "../project/recovery.js";
import { requireKnownNames } from "../project/require-names.js";
import type { Division } from "../project/shards/division.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { openRecords, type Records, type StandingDeck } from "../records/records.js";
import { choicesOf } from "./choices.js";
import type { BuildRequest } from "./request.js";
import { divideJobs } from "./shards/divide-jobs.js";

/** A deck that was written. */
export interface WrittenDeck {
  readonly input: DeckJob;
  readonly deck: BuiltDeck;
}

/** What a build has to do. */
export interface BuildPlan {
  readonly request: BuildRequest;
  /** The decks in their variants; of a shard its share. */
  readonly inputs: readonly DeckJob[];
  /** All decks that the command line is about, those of other shards, too. */
  readonly all: readonly DeckJob[];
  /** How decks are divided; undefined where they are not. */
  readonly division: Division | undefined;
  /** Absolute paths of the output folders. */
  readonly outs: readonly string[];
  /** The one among them that the user names, or that is usual. */
  readonly usual: string;
  readonly records: Records;
  /** The decks that stand as an earlier build has written them. */
  readonly standing: ReadonlyMap<DeckJob, StandingDeck>;
  /** What is to be said of decks that are left out. */
  readonly notes: readonly string[];
  /** All variants that decks declare. */
  readonly declared: readonly string[];
  /** Whether nothing is to be made, the galleries included. */
  readonly isDone: boolean;
}

/** Reads what a deck says about what is made of it, where no earlier build has noted that. */
type ReadOrders = (input: DeckInput) => NotedOrders;

/**
 * Finds out what has to be made, after what an earlier run has left half done is finished or taken back. It loads nothing
 * that makes decks, so that a build of which nothing has changed ends here.
 *
 * @param notice is told what was done
 * @param read without it, only what earlier builds have noted counts
 * @returns undefined where nothing is noted of a deck
 * @throws InputError when an input does not exist
 * @throws MachineError when what was left half done cannot be finished
 * @throws UsageError when two decks would be written to the same file, an option is about none of them, or they cannot be divided
 */
export function planBuild(request: BuildRequest, notice: RecoveryNotice, read?: ReadOrders): BuildPlan | undefined {
  const found = findInputs(request.inputs, request.folder, request.rootChoice);
  requireSplittable(found, request.split);
  const usual = path.resolve(request.folder, request.out ?? "dist");
  recoverFolders([usual, ...found.map(({ root }) => root)], notice);
  const { environment, cache } = request;
  const records = openRecords({ environment, cache, choices: choicesOf(request) });
  const ordered = withOrders(found, records, read);
  if (!ordered) return undefined;
  const { chosen, notes, declared } = chooseVariants(ordered, request);
  const all = chosen.map((deck) => jobOf(deck, request, usual));
  requireDistinctNames(all, request.folder);
  const { inputs, division } = divideJobs(all, request);
  const outs = [...new Set(inputs.map(({ out }) => out))];
  recoverFolders(
    outs.filter((out) => out !== usual),
    notice,
  );
  const standing = new Map<DeckJob, StandingDeck>();
  for (const input of inputs) {
    // What git says of a slide changes without any file that the deck is made of.
    const stands = request.options.editLinks === undefined ? records.find(input) : undefined;
    if (stands) standing.set(input, stands);
  }
  const isDone = standing.size === inputs.length && outs.every((out) => records.hasGallery(jobsIn({ inputs }, out)));
  const plan = { request, inputs, all, division, outs, usual, records, standing, notes, declared, isDone };
  if (isDone) requireNames(plan, []);
  return plan;
}

/** The decks that are written into a folder. */
export const jobsIn = ({ inputs }: Pick<BuildPlan, "inputs">, folder: string): readonly DeckJob[] =>
  inputs.filter(({ out }) => out === folder);

/** The decks with what is known of what is made of them; undefined where that is not known of one. */
function withOrders(
  inputs: readonly DeckInput[],
  records: Records,
  read: ReadOrders | undefined,
): OrderedDeck[] | undefined {
  const ordered: OrderedDeck[] = [];
  for (const input of inputs) {
    const known = records.ordersOf(input);
    const noted = known ? undefined : read?.(input);
    if (noted) records.keepOrders(input, noted);
    const orders = known ?? noted?.orders;
    if (!orders) return undefined;
    ordered.push({ input, orders });
  }
  return ordered;
}

/** The command line wins; where decks of others are built with `--safe`, they say nothing of where. */
function jobOf({ input, orders, variant, formats }: ChosenDeck, request: BuildRequest, usual: string): DeckJob {
  const own = request.html === "sanitized" ? undefined : orders.out;
  const out = request.out !== undefined || own === undefined ? usual : ownFolder(input, own);
  return { ...input, variant, formats: request.formats ?? formats ?? ["html", "pdf"], out };
}

/**
 * Makes sure that some deck knows the variant, the variables and the language of the command line. Of shards, the decks of
 * another one may be those that do: whoever merges them asks.
 *
 * @param compiled what is known of the decks that do not stand
 * @throws UsageError when none does
 */
export function requireNames(plan: BuildPlan, compiled: readonly KnownNames[]): void {
  const { request, standing, declared, division } = plan;
  if (division) return;
  const names = [...[...standing.values()].map(({ deck }) => deck.names), ...compiled];
  requireKnownNames(request, names, declared);
}

/** All decks of a build in the order of its inputs: those that stand, and those that were written. */
export function decksOf(
  { inputs, standing }: Pick<BuildPlan, "inputs" | "standing">,
  written: readonly WrittenDeck[] = [],
): BuiltDeck[] {
  const made = new Map(written.map(({ input, deck }) => [input, deck]));
  return inputs.flatMap((input) => standing.get(input)?.deck ?? made.get(input) ?? []);
}

/** What earlier builds noticed of the decks that stand, and what is said of those that are left out. */
export function noticesOf({ standing, notes }: BuildPlan): string[] {
  return [
    ...notes,
    ...[...standing].flatMap(([{ name }, { notices }]) => notices.map((notice) => `${name}: ${notice}`)),
  ];
}
