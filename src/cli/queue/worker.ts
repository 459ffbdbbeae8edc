import os from "node:os";
import type { WorkEvent } from "../../queue/board.js";
import { printable } from "../../report/printable.js";
import { UsageError } from "../../report/problem.js";
import { type CommandLine, wholeNumber } from "../options.js";
import { readSharedPlace, whyReadOnly } from "../shared-options.js";
import type { Shell } from "../shell.js";
import { inWords, openBoard } from "./board.js";
import { createHands } from "./hands.js";
import { openWorkroom } from "./workroom.js";

/** So long, in seconds, a job may go on after the first signal. */
const usualGrace = 60;
/** So long, in milliseconds, a worker waits at most for what it gives back, when it has to end at once. */
const lastMoment = 2500;

/** `quarterdeck queue worker`: makes decks until it is told to stop; what it makes goes into the shared cache. */
export async function workForQueue(line: CommandLine, shell: Shell): Promise<number> {
  const { options, inputs } = line;
  const { environment, terminal } = shell;
  if (inputs.length > 0) throw new UsageError(`a worker takes no decks: it makes what “queue submit” asks for`);
  const shared = readSharedPlace(options, environment);
  if (!shared)
    throw new UsageError("a worker puts what it makes into a shared cache; name one with --shared-cache ADDRESS");
  if (shared.isReadOnly)
    throw new UsageError(`a worker puts what it makes into the shared cache; ${whyReadOnly(options)}`);
  const concurrency = wholeNumber(options, "jobs", 1) ?? 1;
  const grace = wholeNumber(options, "grace", 0) ?? usualGrace;
  const board = await openBoard(line, shell);
  const room = openWorkroom(environment);
  const hands = createHands({ shell, shared, room, takes: options.safe ? "safe" : "all" });
  const [drain, hurry] = [new AbortController(), new AbortController()];
  const name = `${os.hostname()}-${process.pid}`;
  const on = (event: WorkEvent) => !options.quiet && terminal.out(`${eventText(event)}\n`);
  if (!options.quiet) terminal.out(`${name} works, ${concurrency} at a time; Ctrl-C ends it\n`);
  const work = inWords(() =>
    board.work(hands.work, {
      name,
      concurrency,
      signal: drain.signal,
      hurry: hurry.signal,
      on: (event) => void on(event),
    }),
  );
  shell.onFirstSignal?.(() => {
    terminal.err("note: what was begun is finished; another signal gives it back to the queue at once\n");
    drain.abort();
    setTimeout(() => hurry.abort(), grace * 1000).unref();
  });
  shell.onStop(async () => {
    drain.abort();
    hurry.abort();
    const ended = work.catch(() => undefined).then(() => hands.idle());
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, lastMoment))]);
    room.close();
  });
  try {
    await work;
    return 0;
  } finally {
    await board.close();
    await hands.idle();
    room.close();
  }
}

const words: Readonly<Record<WorkEvent["kind"], string>> = {
  begins: "begins",
  done: "done",
  failed: "failed",
  stopped: "stopped, because nobody wants it any more",
  returned: "given back",
  overtaken: "lost to another worker, because the queue had not heard of this one",
};

function eventText({ kind, label, why = "", again }: WorkEvent): string {
  const [first = ""] = why.split("\n");
  const next = kind === "failed" && again ? "; tried again" : "";
  return printable(`${label}: ${words[kind]}${first === "" ? "" : `: ${first}`}${next}`);
}
