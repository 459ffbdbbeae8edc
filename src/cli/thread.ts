import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import type { MessagePort } from "node:worker_threads";
import { packElsewhere } from "../export/pdf/late.js";
import { isLasting } from "../source/lasting.js";
import { tellUnfinished } from "../source/unfinished.js";
import type { ThreadMessage, ThreadOrder, ThreadTask } from "./messages.js";
import { packBehind } from "./packing.js";
import { runCommandLine } from "./run.js";
import type { StopAction } from "./stop.js";

/**
 * Does a command's work in a thread of its own and tells the main thread, which listens for signals, whatever it would need
 * to know if it had to end this one.
 * @param finish is done at last, before the main thread hears that all is done
 */
export async function workInThread(port: MessagePort, task: ThreadTask, finish: () => void): Promise<void> {
  const tell = (message: ThreadMessage) => port.postMessage(message);
  const actions = new Set<StopAction>();
  tellUnfinished((path, is) => tell({ is, path }));
  tellProcesses(tell);
  const packing = task.packing === "in the main thread" ? packBehind(port) : undefined;
  if (packing) packElsewhere(packing.pack);
  const stop = async () => {
    await Promise.allSettled([...actions].map(async (action) => action()));
    tell({ is: "stopped" });
  };
  port.on("message", (order: ThreadOrder) => order.is === "stop" && void stop());
  // A thread that waits for nothing but orders has come to its end.
  port.unref();
  const { args, folder, isInteractive, colour } = task;
  const status = await runCommandLine(args, {
    terminal: {
      out: (text) => tell({ is: "out", text }),
      err: (text) => tell({ is: "err", text }),
      isInteractive,
      colour,
    },
    folder,
    environment: process.env,
    onStop: (action) => void actions.add(action),
  });
  finish();
  packing?.end();
  tell({ is: "done", status });
  // Whoever hears that ends the process; a thread that ends first looks like one that has ended without a result.
  port.ref();
}

/** Tells of every process that this thread starts and that ends with the run, and of its end. */
function tellProcesses(tell: (message: ThreadMessage) => void): void {
  subscribe("child_process", (message) => {
    const { process: child } = message as { process: ChildProcess };
    // It gets its number in the same step.
    queueMicrotask(() => {
      const { pid } = child;
      if (pid === undefined || isLasting(child)) return;
      tell({ is: "born", pid });
      child.once("exit", () => tell({ is: "dead", pid }));
    });
  });
}
