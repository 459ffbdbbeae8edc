/**
 * Runs the labs and records them: slides/labs/scripts/NAME.sh becomes slides/labs/casts/NAME.cast (see labs/README.md).
 *
 *   npm run labs                      records all labs
 *   npm run labs -- runc-life         records one
 *   npm run labs -- --check           records, writes nothing, and fails where a committed cast differs
 *   npm run labs -- --text runc-life  prints what the cast of a lab shows, step by step, without running anything
 *   npm run labs -- --measure         measures how runtimes start and writes slides/labs/data/startup.json
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cast, screens, writeWhole } from "./recorder/cast.mjs";
import { measure } from "./recorder/measure.mjs";
import { normaliser } from "./recorder/normalise.mjs";
import { checkMachine, versions } from "./recorder/packages.mjs";
import { LabError, readLab } from "./recorder/script.mjs";
import { play } from "./recorder/session.mjs";

/** @typedef {import("./recorder/script.mjs").Lab} Lab */

/** What slides show of the labs lies with the slides. */
const shown = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "slides", "labs");
const scripts = path.join(shown, "scripts");
const castFile = (/** @type {string} */ name) => path.join(shown, "casts", `${name}.cast`);

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: "boolean", default: false },
      text: { type: "boolean", default: false },
      measure: { type: "boolean", default: false },
      runs: { type: "string", default: "20" },
    },
  });
  if (values.measure) {
    const file = path.join(shown, "data", "startup.json");
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, `${JSON.stringify(await measure(Number(values.runs)), null, 2)}\n`);
    console.log(`Wrote ${path.relative(".", file)}`);
    return;
  }
  const labs = chosen(positionals).map((name) => readLab(path.join(scripts, `${name}.sh`)));
  if (values.text) return labs.forEach(print);
  checkMachine([...new Set(labs.flatMap((lab) => lab.packages))], labs.map((lab) => lab.name).join(", "));
  for (const lab of labs) await record(lab, values.check);
}

/**
 * @param {string[]} names
 * @returns {string[]} The names of the labs to run: all, where none is named.
 */
function chosen(names) {
  const all = readdirSync(scripts)
    .filter((file) => file.endsWith(".sh"))
    .map((file) => path.basename(file, ".sh"))
    .sort();
  const unknown = names.find((name) => !all.includes(name));
  if (unknown) throw new LabError(`There is no lab "${unknown}". The labs are: ${all.join(", ")}`);
  return names.length > 0 ? names : all;
}

/**
 * @param {Lab} lab
 * @param {boolean} check
 */
async function record(lab, check) {
  const started = performance.now();
  const { folder, outputs } = await play(lab);
  const text = cast(lab, outputs.map(normaliser(folder)), versions(lab.packages));
  const file = castFile(lab.name);
  const same = existsSync(file) && readFileSync(file, "utf8") === text;
  if (check && !same) throw new LabError(`${lab.name}: the cast would change. Record it: npm run labs -- ${lab.name}`);
  if (!same) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, text);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${lab.name}: ${lab.steps.length} steps in ${seconds} s, ${same ? "the same as before" : "recorded"}`);
}

/** @param {Lab} lab */
function print(lab) {
  const file = castFile(lab.name);
  if (!existsSync(file)) throw new LabError(`${lab.name} is not recorded yet: npm run labs -- ${lab.name}`);
  const events = readFileSync(file, "utf8").trim().split("\n").slice(1);
  console.log(`\n=== ${lab.title} (${lab.name})\n${lab.summary}`);
  for (const [id, lines] of screens(events.map((line) => JSON.parse(line)))) {
    console.log(`\n--- ${id}: ${lab.steps.find((step) => step.id === id)?.explanation ?? ""}\n${lines.join("\n")}`);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
