import { isMainThread, Worker } from "node:worker_threads";

/** Starts a thread that waits for what it is to do; it begins where the process began. */
export const startThread = () => new Worker(__filename, { argv: process.argv.slice(2) });

// These commands take long, unless it is found out that there is nothing to do, which takes as long as a thread to start.
const takesLong = /^(?:build|check|outline|theme)$/.test(process.argv[2] ?? "");

/** The thread of such a command. It starts before anything else is loaded, which is loaded meanwhile. */
export const early = isMainThread && takesLong ? startThread() : undefined;

// Whoever gives it something to do will see that it has ended.
early?.on("error", () => undefined);
