import { systemFault } from "../report/system.js";

/** Where a command writes; tests give their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  readonly isInteractive: boolean;
  readonly colour: boolean;
}

/** The terminal of the process. */
export interface ProcessTerminal extends Terminal {
  /** Waits until everything is written, or cannot be. */
  flush(): Promise<void>;
  /** Whether something could not be written that somebody waits for. */
  isBroken(): boolean;
}

export function processTerminal(): ProcessTerminal {
  let isBroken = false;
  process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
    // Whoever reads may stop before the end, as `head` does; that is no error of ours.
    if (cause.code === "EPIPE" || isBroken) return;
    isBroken = true;
    const words = systemFault(cause)?.words || cause.message;
    process.stderr.write(`quarterdeck: standard output cannot be written: ${words}\n`);
  });
  // There is nobody left to tell it to.
  process.stderr.on("error", () => undefined);
  const isInteractive = process.stderr.isTTY === true;
  const wantsColour = !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isInteractive,
    colour: Boolean(process.env["FORCE_COLOR"]) || (isInteractive && wantsColour),
    isBroken: () => isBroken,
    async flush() {
      const streams = [process.stdout, process.stderr];
      await Promise.all(streams.map((stream) => new Promise<void>((resolve) => stream.write("", () => resolve()))));
    },
  };
}

/** A line that is written over while work goes on; nothing where no terminal listens. */
export interface Progress {
  show(done: number, total: number, what: string): void;
  clear(): void;
}

/** Progress that nobody sees. */
export const noProgress: Progress = { show: () => undefined, clear: () => undefined };

/** Shows progress after a second, so that short runs stay quiet. */
export function createProgress(terminal: Terminal): Progress {
  if (!terminal.isInteractive) return noProgress;
  const started = performance.now();
  let shown = false;
  return {
    show(done, total, what) {
      if (performance.now() - started < 1000) return;
      shown = true;
      const filled = Math.round((done / Math.max(1, total)) * 20);
      terminal.err(`\r\u001B[2K${"█".repeat(filled)}${"░".repeat(20 - filled)} ${done}/${total} ${what}`);
    },
    clear() {
      if (shown) terminal.err("\r\u001B[2K");
    },
  };
}

export const bytesText = (bytes: number) =>
  bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
