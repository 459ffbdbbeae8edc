/**
 * What Quarterdeck and the optional package that knows BullMQ and Redis say to each other: types only, because each of both is
 * bundled without the other. Their errors are in `failure`.
 */

/** One piece of work, as plain JSON. */
export interface QueuedJob {
  /** Made of what decides the result, so the same work that is asked for twice is one job. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  readonly data: unknown;
  /** From 1, which is done first, to 100. */
  readonly priority: number;
}

/** `gone`: taken back, removed because it was old, or never there. A job that waits for another attempt is `waiting`. */
export type JobState = "waiting" | "active" | "done" | "failed" | "gone";

/** What is known of a job. */
export interface JobReport {
  readonly id: string;
  readonly label: string;
  readonly state: JobState;
  /** What its worker has said last. */
  readonly progress?: string;
  /** Of a job that is done. */
  readonly result?: unknown;
  /** Why it, or its last attempt, has failed: up to 8,000 characters. */
  readonly why?: string;
  /** The name of the worker that has it or had it last. */
  readonly worker?: string;
  /** How many attempts have begun, without those that ended with their worker. */
  readonly attempts: number;
  /** How often its worker has died or was not heard of any more. */
  readonly stalls: number;
}

/** What a handler is told of the job that it does. */
interface WorkContext {
  /** Aborted when nobody wants the job any more, when it has to be given back, or when somebody else has it by now. */
  readonly signal: AbortSignal;
  /** Begins with 1; an attempt that ended with its worker does not count. */
  readonly attempt: number;
  /** Says how far it is; of texts that follow each other quickly, the last one is told. */
  progress(text: string): void;
}

/** Does a job; what it returns is JSON. An error with `isFinal` (`JobRefused`) is one that another attempt cannot mend. */
export type JobHandler = (data: unknown, context: WorkContext) => Promise<unknown>;

/** What happens to the connection, whatever is being done meanwhile. */
export type BoardEvent =
  /** Redis does not answer any more; everything waits for it. */
  | { readonly kind: "away"; readonly why: string }
  | { readonly kind: "back" }
  /** Something should be otherwise, or Redis takes no writes; workers try again each second. */
  | { readonly kind: "trouble"; readonly why: string };

/** What happens to a job that a worker has. */
export interface WorkEvent {
  /**
   * `failed`: what happened is in `why`, and whether there is another attempt in `again`; `stopped`: nobody wants it any more;
   * `returned`: given back unfinished, which counts as no attempt; `overtaken`: Redis had not heard of this worker for so long that
   * another one has taken the job, so nothing becomes of what this one made.
   */
  readonly kind: "begins" | "done" | "failed" | "stopped" | "returned" | "overtaken";
  readonly id: string;
  readonly label: string;
  readonly attempt: number;
  readonly why?: string;
  readonly again?: boolean;
}

/** How to submit jobs. */
export interface SubmitOptions {
  /** Jobs are added while fewer wait; several who submit at once may each go beyond it by 100. */
  readonly mostWaiting: number;
  /** Ends the submission: what was added stays. */
  readonly signal?: AbortSignal;
}

/** How to work. */
export interface WorkOptions {
  /** What others call this worker. */
  readonly name: string;
  /** How many jobs it does at a time. */
  readonly concurrency: number;
  /** From then on nothing more is taken; `work` ends when what was begun is finished. */
  readonly signal: AbortSignal;
  /** From then on nothing is waited for either: what is unfinished goes back. */
  readonly hurry?: AbortSignal;
  on?(event: WorkEvent): void;
}

/** What the queue looks like at this moment. */
export interface BoardStatus {
  readonly counts: Readonly<Record<Exclude<JobState, "gone">, number>>;
  readonly workers: readonly { readonly name: string; readonly address: string; readonly seconds: number }[];
  /** Up to 1,000. */
  readonly active: readonly JobReport[];
  /** The 100 that failed last. */
  readonly failed: readonly JobReport[];
  /** The 100 that were submitted to last; `isOpen` while somebody adds jobs. */
  readonly batches: readonly {
    readonly name: string;
    readonly jobs: number;
    /** Milliseconds since 1970. */
    readonly since: number;
    readonly isOpen: boolean;
  }[];
  /** Memory in bytes; no `mostMemory` where Redis has no limit. */
  readonly redis: { readonly version: string; readonly memory: number; readonly mostMemory?: number };
}

/**
 * A queue of jobs that machines share. Each job is done at least once, and in all but rare cases exactly once: a worker that is not
 * heard of for longer than its lock lasts may still be at work when another one begins.
 *
 * Every method throws `QueueFailure`. While Redis is away, `submit`, `follow` and `work` wait for it; `status` and `cancel` give
 * up after 5 seconds.
 */
export interface JobBoard {
  /**
   * Adds jobs to a batch, which remembers who wants them. Those that are there already (waiting, active or done) are known; those
   * that have failed or were taken back are tried anew. Ends early when the batch is cancelled.
   * @throws QueueFailure of the kind `full`, which says how many were added; they stay
   */
  submit(
    batch: string,
    jobs: Iterable<QueuedJob> | AsyncIterable<QueuedJob>,
    options: SubmitOptions,
  ): Promise<{ readonly added: number; readonly known: number }>;

  /**
   * Tells of every change of a batch's jobs, in which states between two looks may be left out, until all have ended and nobody
   * adds any more. Looks again whenever something could have been missed.
   * @returns the last reports, in the order in which jobs were submitted; when `signal` was aborted, those so far
   */
  follow(batch: string, on: (report: JobReport) => void, signal?: AbortSignal): Promise<readonly JobReport[]>;

  /**
   * Takes a batch back: jobs that no other batch wants leave the queue, and the signals of those that run are aborted within about a
   * second, whichever worker has them. Results that are there stay.
   */
  cancel(
    batch: string,
  ): Promise<{ readonly removed: number; readonly stopped: number; readonly keptForOthers: number }>;

  /** Does jobs until it is told to stop. A handler that fails is tried again up to twice, after 1 and 2 seconds. */
  work(handler: JobHandler, options: WorkOptions): Promise<void>;

  status(): Promise<BoardStatus>;

  /** Ends all connections, and whatever waits on them. */
  close(): Promise<void>;
}

/** Where a queue is. */
export interface BoardPlace {
  /** `redis://` or `rediss://` (TLS), with user, password, port and number of the database where needed. */
  readonly url: string;
  /** Queues of other names know nothing of each other. */
  readonly queue: string;
  /** After how many milliseconds without a sign of life a worker counts as dead: 30,000 if it is not given. */
  readonly lockMs?: number;
  on?(event: BoardEvent): void;
}

/**
 * Opens a queue.
 * @throws QueueFailure within about 5 seconds
 */
export type OpenBoard = (place: BoardPlace) => Promise<JobBoard>;
