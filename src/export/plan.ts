import path from "node:path";
import type { KnownNames } from "../content/known-names.js";
import { requireDistinctNames } from "../project/deck-names.js";
import type { DeckRequest } from "../project/deck-request.js";
import { type DeckInput, findInputs, requireSplittable } from "../project/inputs.js";
import { type RecoveryNotice, recoverFolders } from "../project/recovery.js";
import { requireKnownNames } from "../project/require-names.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { openRecords, type Records, type StandingDeck } from "../records/records.js";
import { realPathOf } from "../source/folder.js";
import { type Format, formatNames } from "./formats/index.js";
import type { FormatOptions } from "./formats/options.js";

export interface BuildRequest extends DeckRequest {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly formats: readonly Format[];
  readonly options: FormatOptions;
  /** Pages printed at the same time; undefined: one per core. */
  readonly jobs: number | undefined;
  /** Write the decks that can be built when others are wrong. */
  readonly keepGoing: boolean;
  /** Use what earlier builds have left. */
  readonly cache: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/** A deck that was written. */
export interface WrittenDeck {
  readonly input: DeckInput;
  readonly deck: BuiltDeck;
}

/** What a build has to do. */
export interface BuildPlan {
  readonly request: BuildRequest;
  readonly inputs: readonly DeckInput[];
  /** Absolute path of the output folder. */
  readonly out: string;
  readonly records: Records;
  /** The decks that stand as an earlier build has written them. */
  readonly standing: ReadonlyMap<DeckInput, StandingDeck>;
  /** Whether nothing is to be made, the gallery included. */
  readonly isDone: boolean;
}

/**
 * Finds out what has to be made, after what an earlier run has left half done is finished or taken back. It loads nothing
 * that makes decks, so that a build of which nothing has changed ends here.
 *
 * @param notice is told what was done
 * @throws InputError when an input does not exist
 * @throws MachineError when what was left half done cannot be finished
 * @throws UsageError when two decks would be written to the same file, or an option is about none of them
 */
export function planBuild(request: BuildRequest, notice: RecoveryNotice): BuildPlan {
  const inputs = findInputs(request.inputs, request.folder, request.rootChoice);
  requireDistinctNames(inputs, request.folder);
  requireSplittable(inputs, request.split);
  const out = path.resolve(request.folder, request.out);
  recoverFolders([out, ...inputs.map(({ root }) => root)], notice);
  const { environment, cache } = request;
  const records = openRecords({ environment, cache, choices: choicesOf(request, out) });
  const standing = new Map<DeckInput, StandingDeck>();
  for (const input of inputs) {
    const found = records.find(input);
    if (found) standing.set(input, found);
  }
  const isDone = standing.size === inputs.length && records.hasGallery(inputs);
  const plan = { request, inputs, out, records, standing, isDone };
  if (isDone) requireNames(plan, []);
  return plan;
}

/**
 * Makes sure that some deck knows the variant and the language of the command line.
 *
 * @param compiled what is known of the decks that do not stand
 * @throws UsageError when none does
 */
export function requireNames({ request, standing }: BuildPlan, compiled: readonly KnownNames[]): void {
  const names = [...[...standing.values()].map(({ deck }) => deck.names), ...compiled];
  requireKnownNames(request, names, formatNames);
}

/** All decks of a build in the order of its inputs: those that stand, and those that were written. */
export function decksOf({ inputs, standing }: BuildPlan, written: readonly WrittenDeck[] = []): BuiltDeck[] {
  const made = new Map(written.map(({ input, deck }) => [input, deck]));
  return inputs.flatMap((input) => standing.get(input)?.deck ?? made.get(input) ?? []);
}

/** What earlier builds noticed of the decks that stand. */
export function noticesOf({ standing }: BuildPlan): string[] {
  return [...standing].flatMap(([{ name }, { notices }]) => notices.map((notice) => `${name}: ${notice}`));
}

/** Everything in a request that changes what is written; what it is called from and how fast it goes does not. */
function choicesOf(
  { inputs, folder, rootChoice, brand, jobs, keepGoing, cache, environment, ...choices }: BuildRequest,
  out: string,
) {
  return { ...choices, out, brand: brand === undefined ? "" : realPathOf(path.resolve(folder, brand)) };
}
