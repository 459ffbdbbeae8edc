import type { Queue } from "bullmq";
import type { Connection } from "./connection.js";
import type { Keys } from "./keys.js";

/** An open queue. */
export interface OpenQueue {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly queue: Queue;
  /** After how many milliseconds without a sign of life a worker counts as dead. */
  readonly lockMs: number;
  /** Where BullMQ would print what has been told already. */
  readonly skipVersionCheck: boolean;
  /** Batches to which this process is adding jobs, from before Redis knows it; with how many submissions. */
  readonly submitting: Map<string, number>;
}
