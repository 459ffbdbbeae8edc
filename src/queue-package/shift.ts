import { type Job, UnrecoverableError, WaitingError, Worker } from "bullmq";
import type { JobHandler, WorkEvent, WorkOptions } from "../queue/board.js";
import { isFinal } from "../queue/failure.js";
import { idOf, prefix, workerNameOf } from "./keys.js";
import type { OpenQueue } from "./queue.js";
import { whyOf } from "./reports.js";
import { drop, restore, run } from "./scripts.js";
import { asError, bounded } from "./trouble.js";

/** As much of a text about progress as is kept, in characters. */
const mostOfProgress = 500;

/** A job that a worker has, until Redis knows what came of it. */
interface Task {
  readonly job: Job;
  readonly token: string;
  readonly controller: AbortController;
  /** Why it is not finished here. */
  why?: "stopped" | "returned" | "overtaken";
}

/** BullMQ's worker, which gives up jobs that nobody wants, and keeps what it has made while Redis was away. */
export class ShiftWorker extends Worker {
  readonly #open: OpenQueue;
  readonly #tell: (event: WorkEvent) => void;
  readonly #tasks = new Map<string, Task>();

  constructor(open: OpenQueue, handler: JobHandler, { name, concurrency, on }: WorkOptions) {
    const { connection, keys, lockMs, skipVersionCheck } = open;
    super(keys.queue, (job) => this.#does(job, handler), {
      connection: connection.client,
      prefix,
      skipVersionCheck,
      name: workerNameOf(name),
      concurrency,
      autorun: false,
      lockDuration: lockMs,
      stalledInterval: Math.ceil(lockMs / 2),
      // What kills its worker is not taken for good: machines are switched off, too.
      maxStalledCount: 10,
      // BullMQ waits so long when the connection was lost.
      runRetryDelay: 1_000,
    });
    this.#open = open;
    this.#tell = (event) => on?.(event);
    this.on("lockRenewalFailed", (ids) => {
      for (const id of ids) void this.#lostLock(this.#tasks.get(id));
    });
    this.on("failed", (job, { message }) => {
      if (!job) return;
      const why = whyOf(message, job.stalledCounter) ?? "";
      this.#say(job, { kind: "failed", why, again: job.finishedOn === undefined });
    });
  }

  /** How many jobs it has. */
  get tasks(): number {
    return this.#tasks.size;
  }

  /** Aborts the jobs that nobody wants any more. */
  async stopUnwanted(): Promise<void> {
    const ids = [...this.#tasks.keys()];
    if (ids.length === 0) return;
    const stopping = await this.#open.connection.client.smismember(`${this.#open.keys.own}stopping`, ...ids);
    for (const [index, isStopping] of stopping.entries())
      if (isStopping === 1) this.#end(this.#tasks.get(ids[index] ?? ""), "stopped");
  }

  /** Gives all jobs back. */
  handBack(): void {
    for (const task of this.#tasks.values()) this.#end(task, "returned");
  }

  override async processJob(...[job, token, next]: Parameters<Worker["processJob"]>) {
    const id = job.id ?? "";
    this.#tasks.set(id, { job, token, controller: new AbortController() });
    try {
      return await super.processJob(job, token, next);
    } finally {
      this.#tasks.delete(id);
    }
  }

  protected override async handleCompleted(...args: Parameters<Worker["handleCompleted"]>): Promise<Job> {
    const [, job] = args;
    // Nothing is fetched where this ends without the next job, as BullMQ does it itself when there is none.
    const nothing = undefined as unknown as Job;
    let next = nothing;
    try {
      next = await super.handleCompleted(...args);
    } catch (error) {
      const task = this.#tasks.get(job.id ?? "");
      if (!task || !isAboutLock(error)) throw error;
      const found = await this.#restored(task);
      if (found === "taken") this.#say(job, { kind: "overtaken" });
      if (found === "taken") return nothing;
      if (found === "restored") next = await super.handleCompleted(...args);
    }
    this.#say(job, { kind: "done" });
    return next;
  }

  async #does(job: Job, handler: JobHandler): Promise<unknown> {
    const task = this.#tasks.get(job.id ?? "");
    if (!task) throw new WaitingError();
    await this.stopUnwanted();
    try {
      if (task.why === undefined) {
        this.#say(job, { kind: "begins" });
        const result = await Promise.race([this.#run(task, handler), returned(task)]);
        if (task.why === undefined) return result ?? null;
      }
    } catch (error) {
      if (task.why === undefined && (await this.#restored(task)) === "taken") task.why = "overtaken";
      const why = bounded(asError(error).message || "it gave no reason");
      if (task.why === undefined) throw isFinal(error) ? new UnrecoverableError(why) : new Error(why);
    }
    await this.#leave(task);
    // To BullMQ, the job is elsewhere now.
    throw new WaitingError();
  }

  #run({ job, controller: { signal } }: Task, handler: JobHandler): Promise<unknown> {
    return Promise.resolve(handler(job.data, { signal, attempt: job.attemptsMade + 1, progress: teller(job) }));
  }

  /** What becomes of a job that is not finished here. */
  async #leave({ job, token, why }: Task): Promise<void> {
    const { connection, keys } = this.#open;
    try {
      const isOut =
        why === "stopped" && (await run(connection.client, drop, [keys.job, keys.own, job.id ?? "", token]));
      // Somebody wants it again.
      if (why === "returned" || isOut === 0) {
        await job.moveToWait(token);
        // BullMQ wakes nobody for it.
        await connection.client.zadd(`${keys.job}marker`, 0, "0");
      }
      this.#say(job, { kind: isOut === 0 ? "returned" : (why ?? "returned") });
    } catch (error) {
      if (!isAboutLock(error)) throw error;
      this.#say(job, { kind: "overtaken" });
    }
  }

  #end(task: Task | undefined, why: NonNullable<Task["why"]>): void {
    if (!task || task.why !== undefined) return;
    task.why = why;
    task.controller.abort();
  }

  async #lostLock(task: Task | undefined): Promise<void> {
    const found = task && (await this.#restored(task).catch(() => undefined));
    if (found === "taken") this.#end(task, "overtaken");
  }

  async #restored({ job, token }: Task): Promise<unknown> {
    const { connection, keys, lockMs } = this.#open;
    return run(connection.client, restore, [keys.job, keys.own, job.id ?? "", token, lockMs, job.attemptsStarted]);
  }

  #say(job: Job, event: Pick<WorkEvent, "kind" | "why" | "again">): void {
    const attempt = event.kind === "done" || event.kind === "failed" ? job.attemptsMade : job.attemptsMade + 1;
    this.#tell({ ...event, id: idOf(job.id ?? ""), label: job.name, attempt: Math.max(1, attempt) });
  }
}

/** Ends when a job is given back, whether its handler ends or not. */
const returned = (task: Task) =>
  new Promise<undefined>((resolve) => {
    const { signal } = task.controller;
    signal.addEventListener("abort", () => task.why === "returned" && resolve(undefined), { once: true });
  });

/** What BullMQ throws when a worker has a job no more: its errors have the numbers that its scripts give. */
const isAboutLock = (error: unknown) =>
  error instanceof Error && "code" in error && typeof error.code === "number" && [-1, -2, -3, -6].includes(error.code);

/** Tells how far a job is: one text after the other, and of those that come meanwhile the last. */
function teller(job: Job): (text: string) => void {
  let next: string | undefined;
  let isTelling = false;
  const tell = async () => {
    isTelling = true;
    while (next !== undefined) {
      const text = next;
      next = undefined;
      // Nobody needs to know that somebody could not be told.
      await job.updateProgress(text).catch(() => undefined);
    }
    isTelling = false;
  };
  return (text) => {
    next = bounded(text, mostOfProgress);
    if (!isTelling) void tell();
  };
}
