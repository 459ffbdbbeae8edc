import { writeFileSync } from "node:fs";
import type { TaskResult } from "../../export/queue/do-task.js";
import { type DeckTask, readTask } from "../../export/queue/task.js";
import type { SharedPlace } from "../../export/request.js";
import type { JobHandler } from "../../queue/board.js";
import { JobRefused } from "../../queue/failure.js";
import { makerIdentity } from "../../records/identity.js";
import { MachineError } from "../../report/problem.js";
import { remove } from "../../source/leftovers.js";
import { openStore } from "../../store/open.js";
import { openPatientStore } from "../../store/patient.js";
import type { Shell, ThreadRun } from "../shell.js";
import type { TaskOrder } from "./task.js";
import type { Desk, Workroom } from "./workroom.js";

/** With what a worker does its jobs. */
export interface HandsTools {
  readonly shell: Shell;
  readonly shared: SharedPlace;
  readonly room: Workroom;
  /** `safe` takes only decks that are made with `--safe`, whatever a submitter asks for. */
  readonly takes: "all" | "safe";
}

/** So long, in milliseconds, a job may take: the largest decks in all formats need a tenth of that. */
const longest = 30 * 60 * 1000;

/** Those who do a worker's jobs. */
export interface Hands {
  readonly work: JobHandler;
  /** Waits until nothing of any job goes on, which may be a moment after the queue has got it back. */
  idle(): Promise<void>;
}

/** Does jobs, each in a thread of its own: whatever becomes of one, the worker lives on. */
export function createHands(tools: HandsTools): Hands {
  const busy = new Set<Promise<unknown>>();
  return {
    async work(data, { signal, progress }) {
      const task = requireTask(data, tools.takes);
      const limit = AbortSignal.timeout(longest);
      const doing = doTask(task, { ...tools, progress, signal: AbortSignal.any([signal, limit]) }).catch((cause) => {
        throw limit.aborted && !signal.aborted ? new Error("it took longer than half an hour") : cause;
      });
      busy.add(doing);
      try {
        return await doing;
      } finally {
        busy.delete(doing);
      }
    },
    async idle() {
      await Promise.allSettled(busy);
    },
  };
}

/** What a job is done with: the signal ends it, whatever the reason. */
interface Doing extends HandsTools {
  readonly progress: (text: string) => void;
  readonly signal: AbortSignal;
}

async function doTask(task: DeckTask, tools: Doing): Promise<TaskResult> {
  const desk = tools.room.take();
  try {
    tools.progress("fetching the project");
    const folder = await placeProject(task, desk, tools);
    tools.progress("building");
    return await runInThread({ task, folder, out: desk.out, shared: tools.shared }, desk, tools);
  } finally {
    remove(desk.out);
    tools.room.giveBack(desk);
  }
}

/** @throws JobRefused for what no attempt of this worker could make */
function requireTask(data: unknown, takes: HandsTools["takes"]): DeckTask {
  const task = readTask(data);
  if (!task) throw new JobRefused("this is no task that this version of Quarterdeck knows");
  if (task.maker !== makerIdentity())
    throw new JobRefused("another version of Quarterdeck or Node has submitted it, which would make other bytes");
  if (takes === "safe" && (task.request.html !== "sanitized" || task.request.templates !== "packaged"))
    throw new JobRefused("this worker takes only decks that are submitted with --safe, and without --trust-templates");
  return task;
}

async function placeProject(task: DeckTask, desk: Desk, { shell, shared, signal }: Doing): Promise<string> {
  const { environment, folder } = shell;
  const notes: string[] = [];
  // One for each job: what was away may be back.
  const opened = openStore(shared.address, { environment, folder });
  // Its caution is for who sees the build; here, notes say why a project cannot be had.
  const quiet = { ...opened, caution: undefined };
  const store = openPatientStore(quiet, { readOnly: true, note: (message) => notes.push(message) });
  const workplace = desk.workplace(task.project);
  const why = await workplace.place(task.snapshot, store, signal);
  if (why !== undefined) throw new MachineError(notes[0] ?? why, []);
  return workplace.folder;
}

/** @throws JobRefused for a task that cannot be read; another error when another attempt may do */
async function runInThread(order: TaskOrder, desk: Desk, { shell, signal }: Doing): Promise<TaskResult> {
  if (!shell.inThread) throw new Error("a worker runs in a process of its own");
  writeFileSync(desk.order, JSON.stringify(order));
  const said = { out: "", err: "" };
  const thread = shell.inThread(["queue", "task", desk.order], {
    ...shell,
    folder: order.folder,
    terminal: {
      out(text) {
        said.out += text;
      },
      err(text) {
        said.err += text;
      },
      isInteractive: false,
      colour: false,
    },
  });
  const status = await endOf(thread, signal);
  if (status === 0) return JSON.parse(said.out) as TaskResult;
  // The same files are as wrong on every machine, and the submitter has them.
  if (status === 1) return { is: "wrong" };
  const why = said.err.trim() || `it ended with status ${status}`;
  throw status === 2 ? new JobRefused(why) : new Error(why);
}

/** Waits for a thread, and ends it, when it is done or a signal says so: one that has done its work still has its memory. */
async function endOf(thread: ThreadRun, signal: AbortSignal): Promise<number> {
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([thread.run(), aborted]);
  } finally {
    await thread.stop();
  }
}
