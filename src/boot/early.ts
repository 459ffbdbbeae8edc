import { isMainThread, Worker } from "node:worker_threads";
import { longCommands } from "../cli/long-commands.js";

/** Starts a thread that waits for what it is to do; it begins where the process began. */
export const startThread = () => new Worker(__filename, { argv: process.argv.slice(2) });

/**
 * The thread of a command that takes long, unless it is found out that there is nothing to do, which takes as long as a thread to
 * start. It starts before anything else is loaded, which is loaded meanwhile.
 */
export const early = isMainThread && longCommands.has(process.argv[2] ?? "") ? startThread() : undefined;

// Whoever gives it something to do will see that it has ended.
early?.on("error", () => undefined);
