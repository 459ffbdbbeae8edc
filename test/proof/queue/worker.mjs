/**
 * A worker of the proofs: `node worker.mjs '{"url":…,"queue":…,"name":…,"concurrency":…,"lockMs":…,"log":FILE}'`. What jobs do stands in
 * their data. It prints its events, a line of JSON each, and notes in `log` what it begins and ends. SIGTERM: takes no more; twice:
 * gives back. Ends with status 3 when there is no queue.
 */
import { appendFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const { openBoard } = createRequire(import.meta.url)(path.resolve("packages/queue/lib/board.cjs"));
const { name, concurrency, log, ...place } = JSON.parse(process.argv[2]);
const print = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);

const deeds = {
  sleep: ({ ms }) => wait(ms),
  async until({ file }, { signal }) {
    while (!existsSync(file)) await wait(20, undefined, { signal });
  },
  hang: (_, { signal }) => wait(3_600_000, undefined, { signal }),
  fail: ({ times }, { attempt }) => {
    if (attempt <= times) throw new Error(`attempt ${attempt} went wrong`);
  },
  refuse: ({ text }) => {
    throw Object.assign(new Error(text), { isFinal: true });
  },
  async tell({ texts }, { progress }) {
    for (const text of texts) {
      progress(text);
      await wait(300);
    }
  },
  die: () => process.kill(process.pid, "SIGKILL"),
};

async function handle(data, context) {
  const note = (what) => appendFileSync(log, `${what} ${data.key} ${process.pid}\n`);
  note("begin");
  await deeds[data.do](data, context);
  note("end");
  return { by: name, key: data.key };
}

const stop = new AbortController();
const hurry = new AbortController();
process.on("SIGTERM", () => {
  (stop.signal.aborted ? hurry : stop).abort();
  print({ kind: "told" });
});
const board = await openBoard({ ...place, on: print }).catch(({ kind, message }) => {
  print({ kind, message });
  process.exit(3);
});
print({ kind: "ready" });
await board.work(handle, { name, concurrency, signal: stop.signal, hurry: hurry.signal, on: print });
await board.close();
