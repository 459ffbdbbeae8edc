/** How long Redis remembers what. Seconds, and numbers of jobs. */
const day = 86_400;

/** Results are small, and asked for while a build runs or soon after. */
export const keptDone = { age: day, count: 20_000 };
export const keptFailed = { age: 7 * day, count: 2_000 };
/** Which batch wants which jobs. */
export const keptWishes = 30 * day;

/** After so many milliseconds without a sign of life, whoever was adding jobs to a batch adds no more. */
export const lease = 60_000;

/** What of the data in Redis this package understands. Another number means that nothing of it may be touched. */
export const formatNumber = 1;

/** BullMQ's keys begin with this and the name of the queue. */
export const prefix = "quarterdeck";

/** Names of keys in Redis: `job` begins those of BullMQ, `own` those that only this package knows. */
export interface Keys {
  readonly queue: string;
  readonly job: string;
  readonly own: string;
}

/** The keys of a queue: in its name, a colon would divide. */
export function keysOf(queue: string): Keys {
  const name = withoutColons(queue);
  return { queue: name, job: `${prefix}:${name}:`, own: `${prefix}-board:${name}:` };
}

/** What BullMQ takes as the id of a job: no colon, no number, and none of the names that it uses itself. */
export const jobIdOf = (id: string): string => `job-${withoutColons(id)}`;

/** The id that was given. */
export const idOf = (jobId: string): string => nameIn(jobId.slice("job-".length));

/** A name as it was given; whoever else writes into Redis may have left anything. */
export function nameIn(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The name of a connection is one word for Redis. */
export const workerNameOf = (name: string): string => encodeURIComponent(name) || "worker";

const withoutColons = (text: string) => encodeURIComponent(text);
