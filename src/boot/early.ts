import { setFlagsFromString } from "node:v8";
import { isMainThread, Worker, workerData } from "node:worker_threads";
import { longCommands } from "../cli/long-commands.js";

/** So large the old generation of a thread may become, in megabytes, before V8 looks for garbage there; as a rule it guesses less. */
const oldGeneration = 64;

/** So long, in milliseconds, a thread takes at most to make its heap. */
const heapTime = 1;

/** Whether this is a thread for which another one reads ahead. */
export const isReadFor = workerData === "read ahead";

/**
 * Starts a thread that waits for what it is to do; it begins where the process began. Most of what it makes lives as long as it
 * does: to look for garbage early takes as long as some twenty slides, and finds none.
 */
export function startThread(preparation: "read ahead" | "none" = "none"): Worker {
  setFlagsFromString(`--initial-old-space-size=${oldGeneration}`);
  const thread = new Worker(__filename, { argv: process.argv.slice(2), workerData: preparation });
  // V8 asks for it when the thread makes its heap; under other flags than its usual ones it would not take what it has compiled.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, heapTime);
  setFlagsFromString("--initial-old-space-size=0");
  return thread;
}

/**
 * The thread of a command that takes long, unless it is found out that there is nothing to do, which takes as long as a thread to
 * start. It starts before anything else is loaded, which is loaded meanwhile.
 */
export const early = isMainThread && longCommands.has(process.argv[2] ?? "") ? startThread("read ahead") : undefined;

// Whoever gives it something to do will see that it has ended.
early?.on("error", () => undefined);
