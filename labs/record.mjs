/**
 * Runs the labs and records them: slides/labs/scripts/NAME.sh becomes slides/labs/casts/NAME.cast (see labs/README.md).
 *
 *   npm run labs -- --fetch           fetches the packages of labs/packages.json, once; nothing is installed
 *   npm run labs                      records all labs
 *   npm run labs -- runc-life         records one
 *   npm run labs -- --check           records, writes nothing, and fails where a committed cast shows something else
 *   npm run labs -- --text runc-life  prints what the cast of a lab shows, step by step, without running anything
 *   npm run labs -- --measure         measures how runtimes start and writes slides/labs/data/startup.json
 *   npm run labs -- --installed …     with the packages that are installed instead of those that were fetched
 *   npm run labs -- --run FILE        runs a script of yours with the same packages and the same view of the machine
 *   npm run labs -- --machine         writes slides/labs/cloud-init.yaml, a virtual machine to do the labs on
 *   npm run labs -- --pin             chooses the newest packages of Debian and writes labs/packages.json
 */
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cast, readCast, screens, writeWhole } from "./recorder/cast.mjs";
import { differences } from "./recorder/compare.mjs";
import { machine } from "./recorder/machine.mjs";
import { measure, packages as measured } from "./recorder/measure.mjs";
import { normaliser } from "./recorder/normalise.mjs";
import { checkMachine, installedTools, kernelVersion, pinnedTools, versions } from "./recorder/packages.mjs";
import { pinPackages } from "./recorder/pin.mjs";
import { fetchPinned, pinsFile } from "./recorder/pinned.mjs";
import { LabError, readLab } from "./recorder/script.mjs";
import { play, runInView } from "./recorder/session.mjs";

/** @typedef {import("./recorder/script.mjs").Lab} Lab */
/** @typedef {import("./recorder/packages.mjs").Tools} Tools */

/** What slides show of the labs lies with the slides. */
const shown = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "slides", "labs");
const scripts = path.join(shown, "scripts");
const castFile = (/** @type {string} */ name) => path.join(shown, "casts", `${name}.cast`);

async function main() {
  const flag = /** @type {const} */ ({ type: "boolean", default: false });
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: flag,
      text: flag,
      measure: flag,
      fetch: flag,
      installed: flag,
      pin: flag,
      machine: flag,
      run: { type: "string" },
      runs: { type: "string", default: "20" },
    },
  });
  if (values.fetch) return console.log(`The packages lie in ${await fetchPinned(console.log)}`);
  if (values.pin) return pin();
  const tools = () => (values.installed ? installedTools() : pinnedTools());
  if (values.run) {
    checkMachine(tools(), [], values.run);
    process.exitCode = runInView(values.run, tools());
    return;
  }
  const labs = chosen(positionals).map((name) => readLab(path.join(scripts, `${name}.sh`)));
  if (values.text) return labs.forEach(print);
  if (values.machine) return writeMachine(labs);
  if (values.measure) return measureInto(path.join(shown, "data", "startup.json"), Number(values.runs), tools());
  await (values.check ? checkAll(labs, tools()) : recordAll(labs, tools()));
}

/** @param {Lab[]} labs */
function writeMachine(labs) {
  const file = path.join(shown, "cloud-init.yaml");
  writeWhole(file, machine(labs, scripts));
  console.log(`Wrote ${path.relative(".", file)}`);
}

/**
 * @param {string} file
 * @param {number} runs
 * @param {Tools} tools
 */
async function measureInto(file, runs, tools) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeWhole(file, `${JSON.stringify(await measure(runs, tools), null, 2)}\n`);
  console.log(`Wrote ${path.relative(".", file)}`);
}

/**
 * @param {Lab[]} labs
 * @param {Tools} tools
 */
function checkPackages(labs, tools) {
  checkMachine(tools, [...new Set(labs.flatMap((lab) => lab.packages))], labs.map((lab) => lab.name).join(", "));
}

/**
 * @param {Lab[]} labs
 * @param {Tools} tools
 */
async function recordAll(labs, tools) {
  checkPackages(labs, tools);
  for (const lab of labs) await record(lab, tools);
}

/**
 * @param {Lab[]} labs
 * @param {Tools} tools
 */
async function checkAll(labs, tools) {
  checkPackages(labs, tools);
  const differ = [];
  for (const lab of labs) if (!(await check(lab, tools))) differ.push(lab.name);
  if (differ.length > 0) throw new LabError(`Not as recorded. Record: npm run labs -- ${differ.join(" ")}`);
}

/** The packages that the labs and the measuring name, and what reads the recipe for a machine to do the labs on. */
function pin() {
  const labs = chosen([]).map((name) => readLab(path.join(scripts, `${name}.sh`)));
  const pins = pinPackages([...new Set([...labs.flatMap((lab) => lab.packages), ...measured, "cloud-init"])].toSorted());
  writeWhole(pinsFile, `${JSON.stringify(pins, null, 2)}\n`);
  console.log(`Pinned ${pins.packages.length} packages in ${path.relative(".", pinsFile)}; now npm run labs -- --fetch`);
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
 * @param {Tools} tools
 */
async function record(lab, tools) {
  const started = performance.now();
  const { folder, outputs } = await play(lab, tools);
  const text = cast(lab, outputs.map(normaliser(folder, kernelVersion())), versions(tools, lab.packages));
  const file = castFile(lab.name);
  const same = existsSync(file) && readFileSync(file, "utf8") === text;
  if (!same) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, text);
  }
  say(lab, started, same ? "the same as before" : "recorded");
}

/**
 * Runs the lab and compares what it shows with the committed cast, in which the kernel has the version that it was
 * recorded with.
 * @param {Lab} lab
 * @param {Tools} tools
 * @returns {Promise<boolean>} Whether it shows the same.
 */
async function check(lab, tools) {
  const started = performance.now();
  const committed = committedCast(lab);
  const { folder, outputs } = await play(lab, tools);
  const kernel = readCast(committed).versions.linux ?? kernelVersion();
  const found = differences(lab, committed, outputs.map(normaliser(folder, kernel)));
  say(lab, started, found.length > 0 ? `${found.length} of them show something else` : "shows the same");
  for (const text of found) console.log(`\n${lab.name}, ${text}`);
  return found.length === 0;
}

/**
 * @param {Lab} lab
 * @param {number} started
 * @param {string} what
 */
function say(lab, started, what) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${lab.name}: ${lab.steps.length} steps in ${seconds} s, ${what}`);
}

/** @param {Lab} lab */
function committedCast(lab) {
  const file = castFile(lab.name);
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new LabError(`${lab.name} is not recorded yet: npm run labs -- ${lab.name}`);
}

/** @param {Lab} lab */
function print(lab) {
  console.log(`\n=== ${lab.title} (${lab.name})\n${lab.summary}`);
  for (const [id, lines] of screens(readCast(committedCast(lab)).events)) {
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
