/** The program behind measure.mjs: measures and prints JSON. Takes the number of runs, a folder to work in, and a kernel or "". */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { microvm } from "./microvm.mjs";

/**
 * @typedef {object} Tool
 * @property {string} name
 * @property {string[]} start What starts the program in the container, in the foreground.
 * @property {string[]} [end] What ends it; without one, the process is killed.
 * @property {string} [note] What to add where it does not start.
 */
/** @typedef {{ start: number, memory: number }} Sample */
/** @typedef {{ name: string, start_ms: { median: number, min: number, max: number }, memory_mib: number }} Result */
/** @typedef {{ name: string, reason: string }} LeftOut */
/** @typedef {{ results: Result[], left_out: LeftOut[] }} Measured */

/** The name of the container, and so of its cgroups. */
const container = "quarterdeck-lab";
const patience = 30_000;
const settle = 500;
const program = ["sh", "-c", "echo ready; exec sleep 1000"];

/** @param {string} folder */
function makeBundle(folder) {
  mkdirSync(path.join(folder, "rootfs", "bin"), { recursive: true });
  execFileSync("cp", ["/bin/busybox", "rootfs/bin/"], { cwd: folder });
  execFileSync("chroot", ["rootfs", "/bin/busybox", "--install", "-s", "/bin"], { cwd: folder });
  execFileSync("runc", ["spec"], { cwd: folder });
  const file = path.join(folder, "config.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  config.process.terminal = false;
  config.process.args = program;
  writeFileSync(file, JSON.stringify(config));
}

/** @returns {Tool[]} */
function runtimes() {
  const runsc = ["runsc", "--network=none", "--ignore-cgroups"];
  return [
    { name: "process", start: ["busybox", ...program] },
    { name: "runc", start: ["runc", "run", container], end: ["runc", "delete", "--force", container] },
    { name: "crun", start: ["crun", "run", container], end: ["crun", "delete", "--force", container] },
    { name: "runsc", start: [...runsc, "run", container], end: [...runsc, "delete", "--force", container] },
  ];
}

const pids = () => readdirSync("/proc").filter((name) => /^\d+$/.test(name));

/**
 * The resident memory of the processes that were not there before, in MiB.
 * @param {Set<string>} before
 */
function memory(before) {
  let kib = 0;
  for (const pid of pids().filter((pid) => !before.has(pid))) {
    try {
      if (readFileSync(`/proc/${pid}/comm`, "utf8").trim() === "sleep") continue;
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // The process ended meanwhile, or it is a kernel thread.
    }
  }
  return kib / 1024;
}

/**
 * Starts the tool, waits for the program in it, looks at the memory and ends it.
 * @param {Tool} tool
 * @param {string} cwd
 * @returns {Promise<Sample>}
 */
async function run(tool, cwd) {
  const before = new Set(pids());
  const [command, ...args] = /** @type {[string, ...string[]]} */ (tool.start);
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  try {
    await ready(child);
    const start = performance.now() - started;
    await wait(settle);
    return { start, memory: memory(before) };
  } finally {
    if (tool.end) spawnSync(String(tool.end[0]), tool.end.slice(1), { cwd });
    else child.kill("SIGKILL");
    await Promise.race([ended, wait(5000).then(() => child.kill("SIGKILL"))]);
  }
}

/**
 * @param {import("node:child_process").ChildProcessByStdio<null, import("node:stream").Readable, import("node:stream").Readable>} child
 * @returns {Promise<void>}
 */
function ready(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    let errors = "";
    const timer = setTimeout(() => reject(new Error(`did not start within ${patience / 1000} s`)), patience);
    child.stdout.setEncoding("utf8").on("data", (chunk) => {
      output += chunk;
      if (/^ready\r?$/m.test(output)) resolve();
    });
    child.stderr.setEncoding("utf8").on("data", (chunk) => {
      errors += chunk;
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`ended before it started: ${errors.trim().split("\n").at(-1)}`)));
    child.on("close", () => clearTimeout(timer));
  });
}

const round = (/** @type {number} */ value) => Math.round(value * 10) / 10;

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return (Number(sorted[Math.ceil(middle) - 1]) + Number(sorted[Math.floor(middle)])) / 2;
}

/**
 * @param {string} name
 * @param {Sample[]} samples
 * @returns {Result}
 */
function summary(name, samples) {
  const starts = samples.map((sample) => sample.start);
  return {
    name,
    start_ms: { median: round(median(starts)), min: round(Math.min(...starts)), max: round(Math.max(...starts)) },
    memory_mib: round(median(samples.map((sample) => sample.memory))),
  };
}

/**
 * The tools that start at all, after one run that does not count.
 * @param {Tool[]} tools
 * @param {string} folder
 * @param {LeftOut[]} leftOut
 */
async function startable(tools, folder, leftOut) {
  /** @type {Tool[]} */
  const good = [];
  for (const tool of tools) {
    try {
      await run(tool, folder);
      good.push(tool);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      leftOut.push({ name: tool.name, reason: tool.note ? `${reason} (${tool.note})` : reason });
    }
  }
  return good;
}

/**
 * @param {number} runs
 * @param {string} folder
 * @param {string} kernel For virtual machines; "" where there is none.
 * @returns {Promise<Measured>}
 */
async function main(runs, folder, kernel) {
  makeBundle(folder);
  /** @type {LeftOut[]} */
  const leftOut = [];
  const machine = microvm(folder, program, kernel);
  if ("reason" in machine) leftOut.push(machine);
  const tools = await startable([...runtimes(), ...("start" in machine ? [machine] : [])], folder, leftOut);
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(tools.map((tool) => [tool.name, []]));
  for (let count = 0; count < runs; count++) {
    for (const tool of tools) samples.get(tool.name)?.push(await run(tool, folder));
  }
  return { results: [...samples].map(([name, list]) => summary(name, list)), left_out: leftOut };
}

console.log(JSON.stringify(await main(Number(process.argv[2]), String(process.argv[3]), String(process.argv[4]))));
