import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import type * as leading from "../cli/lead.js";
import type { ThreadOrder } from "../cli/messages.js";
import type * as program from "../cli/program.js";
import type { keepCode } from "./keep.js";
import { noCode, readKeptCode } from "./kept-code.js";
import { createLoader } from "./loader.js";
import { keptCodePlace } from "./place.js";

// Two threads begin here: the one that hears signals, and the one that works. Each loads no more than it needs, and they do
// so at the same time.

const thisFile = __filename;
const place = keptCodePlace(isMainThread ? "lead" : "work", process.env);
const loader = createLoader(path.join(path.dirname(thisFile), "program"), place ? readKeptCode(place) : noCode);

/** All that Quarterdeck does. */
function all(): typeof program {
  const loaded = loader.load("program.cjs") as typeof program;
  loaded.loadCompiledBy(loader.loadFile);
  return loaded;
}

/** Keeps what V8 had to compile. */
function keep(): void {
  const code = place && loader.compiled();
  if (!code) return;
  const { keepCode: put } = loader.load("keep.cjs") as { readonly keepCode: typeof keepCode };
  put(place, code);
}

/** What the process does that a user has started. */
function lead(args: readonly string[]): void {
  // V8 forgets code that has not run for a while; what is kept would lack what only a start needs.
  setFlagsFromString("--no-flush-bytecode");
  // A run ends before most of what V8 makes faster has paid for that, so that begins later; V8 12 and later do that otherwise.
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=1000000");
  process.once("exit", keep);
  const start = () => new Worker(thisFile);
  // These take long, unless it is found out that there is nothing to do, which takes as long as a thread to start.
  const early = /^(?:build|check|outline|theme)$/.test(args[0] ?? "") ? start() : undefined;
  // Whoever gives it something to do will see that it has ended.
  early?.on("error", () => undefined);
  const isForThread = early !== undefined || args[0] === "dev";
  const leader = isForThread ? (loader.load("lead.cjs") as typeof leading) : all();
  void leader.lead(args, { start: () => early ?? start(), run: (...given) => all().runCommandLine(...given) });
}

if (parentPort) {
  const port = parentPort;
  const { workInThread, prepare } = all();
  void prepare(process.argv[2]);
  port.once("message", (order: ThreadOrder) => {
    if (order.is === "start") void workInThread(port, order.task, keep);
  });
} else lead(process.argv.slice(2));
