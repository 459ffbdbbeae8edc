import { inFamilies } from "../../model/format-names.js";
import type { DeckJob } from "../../project/deck-jobs.js";
import type { ResultPlace } from "../../records/shared/results.js";
import { MachineError } from "../../report/problem.js";
import type { BuildPlan } from "../plan.js";
import type { SharedCache } from "../shared-cache.js";
import { isKept, takeSnapshot } from "./snapshot.js";
import { type DeckTask, makeTask, taskId } from "./task.js";

/** Formats of a deck that are made together. */
export interface DeckPart {
  readonly input: DeckJob;
  /** Where they are, if somebody has made them before. */
  readonly place: ResultPlace | undefined;
}

/** A part that has to be made, as a task for a worker. */
export interface OpenPart extends DeckPart {
  readonly id: string;
  readonly task: DeckTask;
}

/** A deck of a submission: what is there of it, and what has to be made. */
export interface SubmittedDeck {
  readonly input: DeckJob;
  /** The part of the first format first. */
  readonly parts: readonly (DeckPart | OpenPart)[];
}

/** Whether a part has to be made. */
export const isOpen = (part: DeckPart | OpenPart): part is OpenPart => "task" in part;

/**
 * Finds out which decks have to be made, and puts the projects of these into the shared cache, so that workers find them there.
 *
 * @throws UsageError when the command line names files that workers cannot get
 * @throws MachineError when the shared cache does not take the files of a project
 */
export async function prepareSubmission(plan: BuildPlan, cache: SharedCache): Promise<readonly SubmittedDeck[]> {
  const wanted = plan.inputs.filter((input) => !plan.standing.has(input));
  const decks = await Promise.all(wanted.map((input) => partsOf(input, cache)));
  const snapshots = new Map<string, string>();
  const open: SubmittedDeck[] = [];
  for (const deck of decks) {
    const parts: (DeckPart | OpenPart)[] = [];
    for (const part of deck.parts) parts.push(part.place ? part : await openPart(part, { plan, cache, snapshots }));
    open.push({ ...deck, parts });
  }
  return open;
}

/** A deck that was made as a whole has one part; otherwise each family of formats may be there or not. */
async function partsOf(input: DeckJob, cache: SharedCache): Promise<SubmittedDeck> {
  const whole = await cache.findWhole(input);
  if (whole) return { input, parts: [{ input, place: whole }] };
  const families = inFamilies(input.formats).map((formats) => ({ ...input, formats }));
  if (families.length === 1) return { input, parts: [{ input, place: undefined }] };
  return {
    input,
    parts: await Promise.all(families.map(async (part) => ({ input: part, place: await cache.findWhole(part) }))),
  };
}

interface Opening {
  readonly plan: BuildPlan;
  readonly cache: SharedCache;
  /** Snapshots by the folders of their projects. */
  readonly snapshots: Map<string, string>;
}

async function openPart(part: DeckPart, { plan, cache, snapshots }: Opening): Promise<OpenPart> {
  const { request } = plan;
  const { root, border } = part.input;
  // What is wrong with the command line is said before files go anywhere.
  makeTask(part.input, { request, maker: cache.maker, snapshot: "" });
  const snapshot = snapshots.get(root) ?? (await takeSnapshot({ root, border }, plan.outs, cache.store));
  if (!snapshots.has(root) && !(await isKept(snapshot, cache.store)))
    throw new MachineError(`the shared cache (${cache.store.name}) does not take the files of the project ${root}`, [
      "see that this machine can write there: workers get projects from there",
    ]);
  snapshots.set(root, snapshot);
  const task = makeTask(part.input, { request, maker: cache.maker, snapshot });
  return { ...part, id: taskId(task), task };
}
