import type { Batch } from "../export/pdf/pack.js";

/** What the thread that does the work is given. */
export interface ThreadTask {
  readonly args: readonly string[];
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly isInteractive: boolean;
  readonly colour: boolean;
  /** Who packs the content of PDFs: the main thread, where that only waits, or the thread itself. */
  readonly packing: "in the main thread" | "here";
}

/** What the thread that does the work says. */
export type ThreadMessage =
  | { readonly is: "out" | "err"; readonly text: string }
  /** A file, folder or journal that must not stay when the process is stopped; see `unfinished`. */
  | { readonly is: "begun" | "settled"; readonly path: string }
  /** A process was started, or has ended. */
  | { readonly is: "born" | "dead"; readonly pid: number }
  /** It has stopped what it had started. */
  | { readonly is: "stopped" }
  /** The main thread is to pack something, whose memory goes over to it. Answers come in the order of the questions. */
  | { readonly is: "pack"; readonly batch: Batch }
  /** It is done. */
  | { readonly is: "done"; readonly status: number };

/** What it is told. */
export type ThreadOrder =
  | { readonly is: "start"; readonly task: ThreadTask }
  | { readonly is: "stop" }
  | { readonly is: "packed"; readonly batch: Batch }
  /** The content is lost. */
  | { readonly is: "unpacked"; readonly why: string };
