import * as v from "valibot";
import { openRecords } from "../../records/records.js";
import type { ResultPlace } from "../../records/shared/results.js";
import { MachineError } from "../../report/problem.js";
import { buildDecks } from "../build.js";
import type { BuildEvents } from "../make-decks.js";
import type { BuildRequest } from "../request.js";
import { openSharedCache } from "../shared-cache.js";
import { buildOf, type DeckTask } from "./task.js";

/** A result that a task has led to. */
interface Made {
  readonly place: ResultPlace;
  /** `known`: somebody had made the same before. */
  readonly is: "new" | "known";
}

const digest = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/));
const place = v.object({ set: digest, answers: digest, browser: v.optional(v.string()) });
const resultSchema = v.variant("is", [
  v.object({ is: v.picklist(["new", "known"]), place }),
  v.object({ is: v.literal("wrong") }),
]);

/** What a worker says of a task: where its result is, or that something is wrong with the deck, which is so wherever it is built. */
export type TaskResult = v.InferOutput<typeof resultSchema>;

/** What a queue gives as the result of a task; undefined for anything else. */
export function readTaskResult(data: unknown): TaskResult | undefined {
  const { success, output } = v.safeParse(resultSchema, data);
  return success ? output : undefined;
}

/** Where a task is done. */
export interface TaskPlace extends Pick<BuildRequest, "environment" | "shared"> {
  /** Absolute path of the folder in which the project stands. */
  readonly folder: string;
  /** Absolute path of a folder for results, which may go afterwards. */
  readonly out: string;
}

/**
 * Makes the deck of a task as any build would, and puts it into the shared cache, unless it is there.
 *
 * @throws InputError when the deck is wrong
 * @throws MachineError when the machine lacks something, or the shared cache takes nothing
 */
export async function doTask(task: DeckTask, place: TaskPlace, events: BuildEvents): Promise<Made> {
  const { request, input } = buildOf(task, place);
  const notes: string[] = [];
  const cache = openSharedCache(request, (message) => notes.push(message));
  const known = await cache?.findWhole(input);
  if (known) return { is: "known", place: known };
  const records = openRecords({ environment: request.environment, cache: false, choices: {} });
  const nothing = { standing: new Map(), notes: [], declared: [], division: undefined, isDone: false };
  const plan = { request, inputs: [input], all: [input], outs: [place.out], usual: place.out, records, ...nothing };
  const { failure, published = [] } = await buildDecks(plan, {
    ...events,
    notice(message, about) {
      notes.push(message);
      events.notice?.(message, about);
    },
  });
  if (failure) throw failure;
  const [publication] = published;
  if (publication?.is === "new" || publication?.is === "known") return { is: publication.is, place: publication.place };
  const why = notes.find((note) => note.includes("the shared cache"));
  throw new MachineError(why ?? "what was made could not be put into the shared cache", [
    "see that workers can write there",
  ]);
}
