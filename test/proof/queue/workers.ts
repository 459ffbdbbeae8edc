import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import type { BoardEvent, JobBoard, OpenBoard, QueuedJob, WorkEvent } from "../../../src/queue/board.js";
import { findQueuePackage, loadQueuePackage } from "../../../src/source/queue-package.js";
import type { TestProject } from "../../support/project.js";
import type { TestRedis } from "../../support/redis.js";

type Event = BoardEvent | WorkEvent | { readonly kind: "ready" | "told" };

/** A process that works. */
export interface WorkerProcess {
  readonly pid: number;
  readonly events: readonly Event[];
  /** What it has written to the channel for errors. */
  readonly said: { text: string };
  /** Waits until it has told something. */
  until(kind: Event["kind"]): Promise<Event>;
  readonly gone: Promise<unknown>;
  kill(signal: "SIGTERM" | "SIGKILL"): void;
}

/** The package, as it is compiled. */
export function openBoard(...place: Parameters<OpenBoard>): Promise<JobBoard> {
  const search = findQueuePackage();
  if ("missing" in search) throw new Error(search.missing);
  return loadQueuePackage(search.found).openBoard(...place);
}

/** Queues, workers and what they did: one queue for each test, all in one Redis. */
export function crew(redis: TestRedis, made: TestProject, queue: string) {
  const log = made.file(`${queue}.log`);
  const running: ChildProcess[] = [];
  const boards: JobBoard[] = [];
  return {
    /** Lines such as “begin KEY PID”, in their order. */
    log: (what: "begin" | "end"): readonly string[] => {
      const lines = existsSync(log) ? readFileSync(log, "utf8").split("\n") : [];
      return lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.split(" ")[1] ?? "");
    },
    async board(more: Partial<Parameters<OpenBoard>[0]> = {}): Promise<JobBoard> {
      const board = await openBoard({ url: redis.url, queue, ...more });
      boards.push(board);
      return board;
    },
    async worker(name: string, options: { concurrency?: number; lockMs?: number } = {}): Promise<WorkerProcess> {
      const settings = { url: redis.url, queue, name, concurrency: 1, lockMs: 30_000, log, ...options };
      const child = spawn(process.execPath, ["test/proof/queue/worker.mjs", JSON.stringify(settings)]);
      running.push(child);
      const worker = processOf(child);
      await worker.until("ready");
      return worker;
    },
    /** Ends whatever is left. */
    async over(): Promise<void> {
      for (const child of running) child.kill("SIGKILL");
      for (const board of boards) await board.close();
    },
  };
}

function processOf(child: ChildProcess): WorkerProcess {
  const events: Event[] = [];
  const said = { text: "" };
  child.stderr?.on("data", (chunk) => {
    said.text += chunk;
  });
  if (child.stdout) createInterface({ input: child.stdout }).on("line", (line) => events.push(JSON.parse(line)));
  const gone = once(child, "exit");
  const kill = (signal: "SIGTERM" | "SIGKILL") => void child.kill(signal);
  return {
    pid: child.pid ?? 0,
    events,
    said,
    kill,
    gone,
    async until(kind) {
      for (;;) {
        const found = events.find((event) => event.kind === kind);
        if (found) return found;
        if (child.exitCode !== null) throw new Error(`the worker has ended: ${said.text}`);
        await wait(20);
      }
    },
  };
}

/** A job; what it does stands in its data, see worker.mjs. */
export const job = (id: string, data: Readonly<Record<string, unknown>>, priority = 10): QueuedJob => ({
  id,
  label: `the job ${id}`,
  data: { key: id, ...data },
  priority,
});

/** Looks again and again until something holds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await wait(20);
}
