import { setTimeout as wait } from "node:timers/promises";
import { QueueEvents } from "bullmq";
import type { JobReport } from "../queue/board.js";
import { lease, prefix } from "./keys.js";
import type { OpenQueue } from "./queue.js";
import { reportsOf } from "./reports.js";
import { members, run } from "./scripts.js";
import { failureOf, unless } from "./trouble.js";

/** What BullMQ tells of a job. */
const events = [
  "added",
  "waiting",
  "active",
  "progress",
  "delayed",
  "stalled",
  "completed",
  "failed",
  "removed",
] as const;

/** How long events are collected before they are looked into, in milliseconds. */
const moment = 50;
/** How soon somebody looks for more jobs of a batch to which jobs are added, in milliseconds. */
const untilMore = 500;
/** How soon all are looked at again, whether something was told or not, in milliseconds: Redis keeps a bounded number of events. */
const untilAgain = 10_000;

/** What somebody knows who follows a batch. */
interface Following {
  readonly open: OpenQueue;
  readonly batch: string;
  readonly on: (report: JobReport) => void;
  /** By BullMQ's id, in the order of submission; undefined before the first look. */
  readonly known: Map<string, JobReport | undefined>;
  /** Those about which something was told. */
  readonly told: Set<string>;
  /** Whether somebody adds jobs. */
  isOpen: boolean;
  wake(): void;
}

/** Follows a batch, see JobBoard. */
export async function follow(
  open: OpenQueue,
  batch: string,
  on: (report: JobReport) => void,
  signal?: AbortSignal,
): Promise<readonly JobReport[]> {
  const following: Following = {
    open,
    batch,
    on,
    known: new Map(),
    told: new Set(),
    isOpen: true,
    wake: () => undefined,
  };
  const { client, closed, place } = open.connection;
  const ended = signal ? AbortSignal.any([signal, closed]) : closed;
  const lookAgain = () => {
    for (const [id, report] of following.known) if (!hasEnded(report)) following.told.add(id);
    following.wake();
  };
  // What was told while the connection was broken may be lost.
  client.on("ready", lookAgain);
  try {
    await unless(ended, untilTheEnd(following, ended, lookAgain));
  } catch (error) {
    throw failureOf(error, place);
  } finally {
    client.off("ready", lookAgain);
  }
  return [...following.known.values()].filter((report) => report !== undefined);
}

async function untilTheEnd(following: Following, ended: AbortSignal, lookAgain: () => void): Promise<void> {
  const source = await listen(following);
  const wake = () => following.wake();
  ended.addEventListener("abort", wake);
  try {
    let again = Date.now() + untilAgain;
    while (!ended.aborted) {
      await findMore(following);
      await lookInto(following);
      if (!following.isOpen && [...following.known.values()].every(hasEnded)) return;
      await awake(following, ended);
      if (Date.now() < again) continue;
      again = Date.now() + untilAgain;
      lookAgain();
    }
  } finally {
    ended.removeEventListener("abort", wake);
    source.close().catch(() => undefined);
  }
}

const hasEnded = (report: JobReport | undefined) =>
  report?.state === "done" || report?.state === "failed" || report?.state === "gone";

/** Collects the names of jobs of which something is told, from this moment on. */
async function listen(following: Following): Promise<QueueEvents> {
  const { connection, keys, skipVersionCheck } = following.open;
  const [last] = await connection.client.xrevrange(`${keys.job}events`, "+", "-", "COUNT", 1);
  const lastEventId = last?.[0] ?? "0";
  const source = new QueueEvents(keys.queue, { connection: connection.client, prefix, skipVersionCheck, lastEventId });
  // What happens to the connection is told by the one that it was made of.
  source.on("error", () => undefined);
  const note = ({ jobId }: { readonly jobId: string }) => {
    if (!following.known.has(jobId)) return;
    following.told.add(jobId);
    following.wake();
  };
  for (const event of events) source.on(event, note);
  return source;
}

/** Notes jobs that were added to the batch, and whether there may be more. */
async function findMore(following: Following): Promise<void> {
  const { open, batch, known, told } = following;
  const isOpenHere = open.submitting.has(batch);
  const asked = [open.keys.job, open.keys.own, batch, known.size, lease];
  const [submissions, ids] = (await run(open.connection.client, members, asked)) as [number, string[]];
  for (const id of ids) {
    known.set(id, undefined);
    told.add(id);
  }
  following.isOpen = isOpenHere || submissions > 0;
}

/** Looks at the jobs about which something was told, and tells what has changed. */
async function lookInto({ open, known, told, isOpen, on }: Following): Promise<void> {
  const ids = [...told].filter((id) => !hasEnded(known.get(id)));
  told.clear();
  const reports = await reportsOf(open.connection.client, open.keys, ids);
  for (const [index, report] of reports.entries()) {
    const id = ids[index] ?? "";
    // A batch has its jobs a moment before the queue has them.
    if (isOpen && report.state === "gone") told.add(id);
    else if (JSON.stringify(known.get(id)) !== JSON.stringify(report)) {
      known.set(id, report);
      on(report);
    }
  }
}

/** Waits until something is told, and a moment more for what comes with it. */
async function awake(following: Following, ended: AbortSignal): Promise<void> {
  const woken = new AbortController();
  following.wake = () => woken.abort();
  if (following.told.size > 0) woken.abort();
  const longest = following.isOpen ? untilMore : untilAgain;
  if (!ended.aborted) await wait(longest, undefined, { signal: woken.signal }).catch(() => undefined);
  following.wake = () => undefined;
  if (woken.signal.aborted && !ended.aborted) await wait(moment);
}
