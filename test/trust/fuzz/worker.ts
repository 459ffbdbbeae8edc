import { openSync, writeSync } from "node:fs";
import { tryInputs } from "./run.js";
import { targets } from "./targets.js";

/**
 * A process of the fuzzer: `worker.mjs TARGET SEED COUNT PROGRESS`. It writes the number and the seed of each input into
 * a file before it is tried, so that whoever watches knows what it hangs on, and prints what it found as JSON.
 */
const [name, seed, count, progress = ""] = process.argv.slice(2);
const target = targets.find((each) => each.name === name);
if (!target) throw new Error(`there is no target “${name}”`);
const file = openSync(progress, "w");
let tried = 0;
const { user, system } = process.cpuUsage();
const found = await tryInputs(target, { seed: Number(seed), count: Number(count) }, (own) => {
  tried++;
  writeSync(file, `${String(tried).padStart(12)} ${String(own).padStart(12)}`, 0);
});
const used = process.cpuUsage({ user, system });
console.log(JSON.stringify({ ...found, seconds: (used.user + used.system) / 1e6 }));
// Threads of the highlighter or the font cutter may be left.
process.exit(0);
