import util from "node:util";
import type * as leading from "./lead.js";
import type * as running from "./run.js";
import type * as working from "./thread.js";

/** See {@link leading.lead}; loaded when it is called, as all that follows. */
export const lead: typeof leading.lead = async (...given) => (await import("./lead.js")).lead(...given);

/** See {@link running.runCommandLine}. */
export const runCommandLine: typeof running.runCommandLine = async (...given) =>
  (await import("./run.js")).runCommandLine(...given);

/** See {@link working.workInThread}. */
export const workInThread: typeof working.workInThread = async (...given) =>
  (await import("./thread.js")).workInThread(...given);

export { loadCompiledBy } from "../source/installed.js";

/** Node makes these when it is first asked for them, and that takes longer once V8 is set up for a run. */
const askForLate = () => [globalThis.performance, util.parseArgs];

/** Loads what a thread will need, while it waits for what it is to do. */
export async function prepare(command: string | undefined): Promise<void> {
  await import("./thread.js");
  askForLate();
  if (command === "check") await import("./check.js");
  if (command === "build") await Promise.all([import("./build.js"), import("../export/build.js")]);
}
