import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { QueuedJob, SubmitOptions } from "../queue/board.js";
import { QueueFailure } from "../queue/failure.js";
import { jobIdOf, keptDone, keptFailed, keptWishes, lease } from "./keys.js";
import type { OpenQueue } from "./queue.js";
import { claim, leave, run, stay, waiting, want } from "./scripts.js";
import { bounded, failureOf, unless } from "./trouble.js";

/** How many jobs are added at once. */
const portion = 100;
/** How long somebody waits who has found no room, in milliseconds. */
const pause = 200;
/**
 * Of its memory, so much is left to workers: a Redis that is full does not even let them take jobs, so it would stay full.
 */
const share = 0.9;

/** Attempts that fail are made again after 1 and 2 seconds. */
const options = {
  attempts: 3,
  backoff: { type: "exponential", delay: 1_000 },
  removeOnComplete: keptDone,
  removeOnFail: keptFailed,
  stackTraceLimit: 0,
};

/** Adds jobs, see JobBoard. */
export async function submit(
  open: OpenQueue,
  batch: string,
  jobs: Iterable<QueuedJob> | AsyncIterable<QueuedJob>,
  { mostWaiting, signal }: SubmitOptions,
): Promise<{ added: number; known: number }> {
  const submission: Submission = { open, batch, token: randomUUID(), mostWaiting, added: 0, known: 0, isFirst: true };
  const { client, closed, place } = open.connection;
  const ended = signal ? AbortSignal.any([signal, closed]) : closed;
  const which = [open.keys.job, open.keys.own, batch, submission.token];
  const { submitting } = open;
  submitting.set(batch, (submitting.get(batch) ?? 0) + 1);
  const staying = setInterval(() => run(client, stay, which).catch(() => undefined), lease / 4);
  try {
    await unless(ended, addAll(submission, jobs, ended));
  } catch (error) {
    throw withCount(failureOf(error, place), submission.added);
  } finally {
    clearInterval(staying);
    const others = (submitting.get(batch) ?? 1) - 1;
    if (others > 0) submitting.set(batch, others);
    else submitting.delete(batch);
    // While Redis is away nobody waits for that; then it forgets by itself.
    await unless(
      ended,
      Promise.race([run(client, leave, which), wait(1_000, undefined, { ref: false })]).catch(() => undefined),
    );
  }
  return { added: submission.added, known: submission.known };
}

async function addAll(
  submission: Submission,
  jobs: Iterable<QueuedJob> | AsyncIterable<QueuedJob>,
  ended: AbortSignal,
): Promise<void> {
  // Even one without jobs is a batch, so that whoever follows it comes to its end.
  let goesOn = await add(submission, []);
  for await (const some of inPortions(jobs)) {
    for (let at = 0; at < some.length && goesOn && !ended.aborted; ) {
      const [count] = await Promise.all([countOf(submission.open), refuseWhenFull(submission.open)]);
      const room = submission.mostWaiting - count;
      if (room <= 0) await wait(pause);
      else {
        goesOn = await add(submission, some.slice(at, at + room));
        at += room;
      }
    }
    if (!goesOn || ended.aborted) return;
  }
}

interface Submission {
  readonly open: OpenQueue;
  readonly batch: string;
  readonly token: string;
  readonly mostWaiting: number;
  added: number;
  known: number;
  isFirst: boolean;
}

/** Adds some jobs at once; false when the batch was cancelled. */
async function add(submission: Submission, jobs: readonly QueuedJob[]): Promise<boolean> {
  const { open, batch, token, isFirst } = submission;
  const { client, place } = open.connection;
  const { job, own } = open.keys;
  const once = [...new Map(jobs.map((each) => [jobIdOf(each.id), each])).entries()];
  const ids = once.map(([id]) => id);
  const asked = [job, own, batch, token, isFirst ? 1 : 0, keptWishes, ...ids];
  const answers = (await run(client, want, asked)) as number[] | null;
  if (answers === null) return false;
  submission.isFirst = false;
  const missing = once.filter((_, index) => answers[index] === 1);
  let added = 0;
  if (missing.length > 0) {
    const bulk = missing.map(([jobId, { label, data, priority }]) => ({
      name: bounded(label, 500),
      data,
      opts: { ...options, jobId, priority: Math.min(100, Math.max(1, Math.round(priority))) },
    }));
    // Some of them may have been added before Redis refused one.
    const failed = await open.queue.addBulk(bulk).then(
      () => undefined,
      (error: unknown) => failureOf(error, place),
    );
    added = Number(await run(client, claim, [job, own, token, ...missing.map(([id]) => id)]));
    submission.added += added;
    if (failed) throw failed;
  }
  submission.known += jobs.length - added;
  return true;
}

const countOf = async ({ connection, keys }: OpenQueue) =>
  Number(await run(connection.client, waiting, [keys.job, keys.own]));

async function refuseWhenFull({ connection: { client, place } }: OpenQueue): Promise<void> {
  const { memory, mostMemory } = memoryIn(await client.info("memory"));
  if (mostMemory === undefined || memory < mostMemory * share) return;
  const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;
  const used = `${megabytes(memory)} of ${megabytes(mostMemory)} are in use, and workers need the rest`;
  throw new QueueFailure("full", `Redis is full (${place}): ${used}; give it more (“maxmemory”), or wait`);
}

/** What Redis says of its memory, in bytes; no `mostMemory` without a limit. */
export function memoryIn(info: string): { memory: number; mostMemory?: number } {
  const numberOf = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, "m").exec(info)?.[1] ?? 0);
  const most = numberOf("maxmemory");
  return { memory: numberOf("used_memory"), ...(most > 0 && { mostMemory: most }) };
}

function withCount({ kind, message }: QueueFailure, added: number): QueueFailure {
  const stay = added === 1 ? "1 job was added before, and stays" : `${added} jobs were added before, and stay`;
  return new QueueFailure(kind, `${message}; ${stay}`, added);
}

/** Jobs as they come, some at a time; what takes long to come does not wait for others. */
async function* inPortions(jobs: Iterable<QueuedJob> | AsyncIterable<QueuedJob>): AsyncGenerator<QueuedJob[]> {
  if (!(Symbol.asyncIterator in jobs)) {
    let some: QueuedJob[] = [];
    for (const job of jobs) {
      some.push(job);
      if (some.length < portion) continue;
      yield some;
      some = [];
    }
    if (some.length > 0) yield some;
    return;
  }
  for await (const job of jobs) yield [job];
}
