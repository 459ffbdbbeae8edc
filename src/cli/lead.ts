import { EventEmitter, once } from "node:events";
import path from "node:path";
import type { Worker } from "node:worker_threads";
import { MachineError } from "../report/problem.js";
import { endTree } from "../source/end-tree.js";
import { settleUnfinished } from "../source/recover.js";
import { begin, settle } from "../source/unfinished.js";
import { terminalAsk } from "./ask.js";
import { failWith, wantsJson } from "./fail.js";
import { longCommands } from "./long-commands.js";
import type { ThreadMessage, ThreadOrder, ThreadTask } from "./messages.js";
import { type CommandLine, parseCommandLine } from "./options.js";
import { openPackingDesk } from "./packing.js";
import type { runCommandLine } from "./run.js";
import type { Shell, ThreadRun } from "./shell.js";
import { handleSignals } from "./stop.js";
import { processTerminal, type Terminal } from "./terminal.js";

/** So long, in milliseconds, a thread may take to end what it has started; one that is busy does not answer at all. */
const fairTime = 400;

/** A thread that does the work of a command, so that the main one always hears signals. */
interface Lead extends ThreadRun {
  /** Whether something of its result has reached the user. */
  hasAnswered(): boolean;
}

/** Who does what is to be done. */
interface Hands {
  /** Gives a thread that waits for what it is to do. */
  start(): Worker;
  /** Runs a command line in this thread. */
  readonly run: typeof runCommandLine;
}

/** What the process does that a user has started; it ends with the status. */
export async function lead(args: readonly string[], hands: Hands): Promise<void> {
  const terminal = processTerminal();
  const signals = handleSignals();
  const onStop: Shell["onStop"] = (action) =>
    signals.onStop(async () => {
      await action();
      await terminal.flush();
    });
  const onFirstSignal = signals.onFirst;
  const shell = { terminal, environment: process.env, ask: terminalAsk(), onStop, onFirstSignal };
  const status = await leadFrom(args, shell, hands);
  await terminal.flush();
  // A browser that died leaves timers of Puppeteer's behind, which would keep the finished process for half a minute.
  process.exit(terminal.isBroken() ? 3 : status);
}

/** Runs a command line in the folder in which the user stands, which may be gone. */
function leadFrom(args: readonly string[], shell: Omit<Shell, "folder">, hands: Hands): Promise<number> {
  try {
    return leadCommandLine(args, { ...shell, folder: process.cwd() }, hands);
  } catch (cause) {
    return Promise.resolve(failWith(cause, args, { ...shell, folder: path.parse(process.execPath).root }));
  }
}

/**
 * Runs a command line; what takes long in a thread of its own, for signals reach nobody but the main thread, and only when
 * it has nothing to do.
 */
async function leadCommandLine(args: readonly string[], shell: Shell, { start, run }: Hands): Promise<number> {
  const line = readLine(args);
  const inThread: Shell["inThread"] = (others, own) => leadThread(start(), "here", others, own);
  if (!line || !takesLong(line)) return run(args, { ...shell, inThread });
  const thread = leadThread(start(), "in the main thread", args, shell);
  shell.onStop(async () => {
    await thread.stop();
    // Whoever waits for the one object of `--json` gets it, unless it is there already.
    if (wantsJson(args) && !thread.hasAnswered())
      failWith(new MachineError("the run was stopped", ["run it again"]), args, shell);
  });
  return (await standingStatus(line, shell)) ?? thread.run();
}

/** The command line; undefined when it is wrong, which whoever runs it will say. */
function readLine(args: readonly string[]): CommandLine | undefined {
  try {
    return parseCommandLine(args);
  } catch {
    return undefined;
  }
}

/** A worker gives its jobs to threads, and hears meanwhile. */
const takesLong = ({ command, inputs, options }: CommandLine) =>
  !options.help &&
  command !== undefined &&
  (longCommands.has(command) || (command === "queue" && inputs[0] !== "worker"));

/** The status of a build for which there is nothing to do; undefined for all else, whatever is wrong with it. */
async function standingStatus(line: CommandLine, shell: Shell): Promise<number | undefined> {
  if (line.command !== "build" || line.options.watch) return undefined;
  const { reportStanding } = await import("./build.js");
  try {
    return reportStanding(line, shell);
  } catch {
    return undefined;
  }
}

function leadThread(worker: Worker, packing: ThreadTask["packing"], args: readonly string[], shell: Shell): Lead {
  const { terminal, folder } = shell;
  const { isInteractive, colour } = terminal;
  const task: ThreadTask = { args, folder, isInteractive, colour, packing };
  const order = (what: ThreadOrder) => worker.postMessage(what);
  const heard = listen(worker, terminal);
  const ended = endOf(worker);
  const fail = (failure: unknown) => {
    heard.endProcesses();
    settleUnfinished(heard.unfinished());
    return failWith(meaningOf(failure), args, shell);
  };
  let isStarted = false;
  return {
    run() {
      isStarted = true;
      order({ is: "start", task });
      return Promise.race([heard.done, ended.then(fail)]);
    },
    hasAnswered: heard.hasAnswered,
    async stop() {
      worker.removeAllListeners("exit");
      heard.beSilent();
      if (isStarted) {
        order({ is: "stop" });
        await Promise.race([heard.stopped, new Promise((resolve) => setTimeout(resolve, fairTime))]);
      }
      heard.endProcesses();
      await worker.terminate();
      // It may have started another one meanwhile.
      heard.endProcesses();
      settleUnfinished(heard.unfinished());
    },
  };
}

/** Waits until a thread ends by itself, and says why. */
function endOf(worker: Worker): Promise<unknown> {
  let failure: unknown = new Error("the work ended without a result");
  worker.on("error", (cause) => {
    failure = cause;
  });
  return new Promise((resolve) => {
    worker.on("exit", () => resolve(failure));
    const hasEnded = worker.threadId === -1;
    if (hasEnded) resolve(failure);
  });
}

/** What a thread has said. */
interface Heard {
  /** Its exit status. */
  readonly done: Promise<number>;
  /** It has stopped what it had started. */
  readonly stopped: Promise<void>;
  /** From now on, nothing that it says reaches the user: what is stopped fails in many ways. */
  beSilent(): void;
  /** Ends the processes that it has started. */
  endProcesses(): void;
  /** What it has begun and not finished; other threads have their own. */
  unfinished(): readonly string[];
  /** Whether it has written anything to the standard output. */
  hasAnswered(): boolean;
}

function listen(worker: Worker, terminal: Terminal): Heard {
  const processes = new Set<number>();
  const begun = new Set<string>();
  const said = new EventEmitter();
  const desk = openPackingDesk((order, memory) => worker.postMessage(order, memory));
  let isSilent = false;
  let hasAnswered = false;
  worker.on("message", (message: ThreadMessage) => {
    switch (message.is) {
      case "out":
      case "err":
        if (isSilent) return;
        hasAnswered ||= message.is === "out";
        return terminal[message.is](message.text);
      case "begun":
        begun.add(message.path);
        return begin(message.path);
      case "settled":
        begun.delete(message.path);
        return settle(message.path);
      case "born":
        return processes.add(message.pid);
      case "dead":
        return processes.delete(message.pid);
      case "pack":
        return desk.take(message.batch);
      case "stopped":
        return said.emit("stopped");
      case "done":
        return isSilent || said.emit("done", message.status);
    }
  });
  return {
    done: once(said, "done").then(([status]) => status),
    stopped: once(said, "stopped").then(() => undefined),
    beSilent() {
      isSilent = true;
      desk.close();
    },
    hasAnswered: () => hasAnswered,
    unfinished: () => [...begun],
    endProcesses() {
      for (const pid of processes) endProcess(pid);
    },
  };
}

/** Ends a process, and with it those that it has started, where it leads a group. */
function endProcess(pid: number): void {
  if (process.platform === "win32") {
    endTree(pid);
    return;
  }
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
    } catch {
      // It has ended, or leads no group.
    }
  }
}

/** A thread that has used up its memory is no fault of ours. */
function meaningOf(cause: unknown): unknown {
  if (!(cause instanceof Error) || !("code" in cause) || cause.code !== "ERR_WORKER_OUT_OF_MEMORY") return cause;
  const remedies = ["give it more: NODE_OPTIONS=--max-old-space-size=8192 (megabytes)", "build fewer decks at a time"];
  return new MachineError("the memory that Node allows itself is used up", remedies, { cause });
}
