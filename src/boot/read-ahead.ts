import { readFileSync } from "node:fs";
import path from "node:path";
import { type MessagePort, receiveMessageOnPort, type Worker } from "node:worker_threads";
import type { ThreadOrder } from "../cli/messages.js";
import { readWhole } from "./kept-code.js";
import { keptCodePlace } from "./place.js";

/** What the thread that leads has read for the one that works, while that one started. */
export interface Ahead {
  readonly is: "ahead";
  /** Where code is kept; undefined where it is not. */
  readonly place: string | undefined;
  /** The file that stands there, if it is whole. */
  readonly code: Uint8Array | undefined;
  readonly program: Uint8Array;
}

/** The file of the program that the thread loads. */
export const programName = "program.cjs";

/** Reads for a thread that starts what it will need first; where that fails, the thread reads it and learns why. */
export function readAhead(thread: Worker, folder: string): void {
  try {
    const place = keptCodePlace("work", process.env);
    const [code, program] = [place ? readWhole(place) : undefined, readFileSync(path.join(folder, programName))];
    const ahead: Ahead = { is: "ahead", place, code, program };
    // They are handed over and not copied.
    thread.postMessage(ahead, [...memoryOf(code), ...memoryOf(program)]);
  } catch {
    return;
  }
}

/** The memory of bytes that have it for themselves. */
function memoryOf(bytes: Buffer | undefined): ArrayBuffer[] {
  const memory = bytes?.buffer;
  return memory instanceof ArrayBuffer && bytes?.length === memory.byteLength ? [memory] : [];
}

/**
 * What has come for this thread first: what was read for it or, where that failed, an order already. Undefined where nothing is
 * there yet: to read it takes no longer than to wait.
 */
export const takeFirst = (port: MessagePort): Ahead | ThreadOrder | undefined => receiveMessageOnPort(port)?.message;
