import type { Redis } from "ioredis";
import type { JobReport, JobState } from "../queue/board.js";
import { idOf, type Keys, nameIn } from "./keys.js";
import { look, run } from "./scripts.js";

/** How many jobs one script looks at, so that nobody else waits long for Redis. */
export const atOnce = 200;

/** What BullMQ writes of a job whose workers have died of it too often. */
const tooManyStalls = "job stalled more than allowable limit";

const states: Readonly<Record<string, JobState>> = {
  completed: "done",
  failed: "failed",
  active: "active",
  prioritized: "waiting",
  delayed: "waiting",
  wait: "waiting",
};

/** What is known of jobs, in their order; ids are those of BullMQ. */
export async function reportsOf(client: Redis, { job, own }: Keys, jobIds: readonly string[]): Promise<JobReport[]> {
  const reports: JobReport[] = [];
  for (let at = 0; at < jobIds.length; at += atOnce) {
    const some = jobIds.slice(at, at + atOnce);
    const answers = (await run(client, look, [job, own, ...some])) as string[][];
    reports.push(...some.map((jobId, index) => reportOf(jobId, answers[index] ?? [])));
  }
  return reports;
}

/** A report from the fields that the script `look` gives. */
export function reportOf(jobId: string, fields: readonly string[]): JobReport {
  const [place = "", label = "", progress, result, reason, worker, ended, stalled] = fields;
  const state = states[place] ?? "gone";
  const stalls = Number(stalled ?? 0);
  const attempts = Number(ended ?? 0) + (state === "active" ? 1 : 0);
  const why = state === "done" ? undefined : whyOf(reason, stalls);
  return {
    id: idOf(jobId),
    label,
    state,
    ...(state !== "gone" && progress && { progress: String(parsed(progress)) }),
    ...(state === "done" && { result: parsed(result) }),
    ...(why !== undefined && { why }),
    ...(worker && { worker: nameIn(worker) }),
    attempts,
    stalls,
  };
}

/** What a reason that BullMQ keeps says to people. */
export function whyOf(reason: string | undefined, stalls: number): string | undefined {
  if (!reason) return undefined;
  return reason === tooManyStalls ? `${stalls} workers have ended while they did it` : reason;
}

/** JSON; null where there is none. */
function parsed(text: string | undefined): unknown {
  if (!text) return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
