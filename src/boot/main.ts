import path from "node:path";
import { isMainThread, parentPort } from "node:worker_threads";
import type * as leading from "../cli/lead.js";
import type { ThreadOrder } from "../cli/messages.js";
import type * as program from "../cli/program.js";
import { early, isReadFor, startThread } from "./early.js";
import type { keepCode } from "./keep.js";
import { codeIn, noCode, readWhole } from "./kept-code.js";
import { createLoader } from "./loader.js";
import { keptCodePlace } from "./place.js";
import { type Ahead, programName, readAhead, takeFirst } from "./read-ahead.js";
import { isUsual, Tuning } from "./tuning.js";

// Two threads begin here: the one that hears signals, and the one that works. Each loads no more than it needs, and they do
// so at the same time; `early`, which starts the other one, comes before all modules that take time.

const folder = path.join(__dirname, "program");
if (early) readAhead(early, folder);
const first = parentPort && isReadFor ? takeFirst(parentPort) : undefined;
const ahead = first?.is === "ahead" ? first : undefined;
const place = ahead ? ahead.place : keptCodePlace(isMainThread ? "lead" : "work", process.env);
const code = ahead ? ahead.code : place === undefined ? undefined : readWhole(place);
const kept = code ? codeIn(code) : noCode;
let tuning: Tuning | undefined;
const read = ahead && new Map([[programName, ahead.program]]);
const loader = createLoader({ folder, kept, ...(read ? { read } : {}) }, (work) =>
  tuning ? tuning.asUsual(work) : work(),
);

/** All that Quarterdeck does. */
function all(): typeof program {
  const loaded = loader.load(programName) as typeof program;
  loaded.loadCompiledBy(loader.loadFile);
  return loaded;
}

/** One run in so many measures whether V8 has compiled much more than what is kept. */
const runsForAMeasure = 4;

/** Keeps what V8 had to compile. */
function keep(): void {
  // A thread that was ended may have left other flags.
  const code =
    place && isUsual() ? loader.compiled(Math.random() * runsForAMeasure < 1 ? "measure" : "glance") : undefined;
  if (!place || !code) return;
  const { keepCode: put } = loader.load("keep.cjs") as { readonly keepCode: typeof keepCode };
  put(place, code);
}

/** What the process does that a user has started. */
function lead(args: readonly string[]): void {
  process.once("exit", keep);
  const leader = early ? (loader.load("lead.cjs") as typeof leading) : all();
  void leader.lead(args, { start: () => early ?? startThread(), run: (...given) => all().runCommandLine(...given) });
}

if (parentPort) {
  const port = parentPort;
  const { workInThread, prepare } = all();
  void prepare(process.argv[2]);
  const begin = (order: ThreadOrder | Ahead) => {
    // What was read too late comes here, too.
    if (order.is !== "start") return;
    port.off("message", begin);
    const own = new Tuning();
    tuning = own;
    void workInThread(port, order.task, () => {
      tuning = undefined;
      own.end();
      keep();
    });
  };
  port.on("message", begin);
  if (first) begin(first);
} else lead(process.argv.slice(2));
