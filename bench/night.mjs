/**
 * A night of a company that trains: many decks of shared and own sections, each in three variants, made by workers of a queue from
 * nothing. Redis, the shared cache and all workers share this machine.
 *
 *   npm run bench:night -- [--decks 2000] [--workers 1,2,4] [--formats html,pdf] [--kill 0] [--compare 20]
 *
 * With `--kill N`, a worker is ended with SIGKILL every N seconds, and another one begins.
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { treeMemory } from "./memory.mjs";
import { writeNight } from "./night-decks.mjs";
import { startRedis } from "./redis.mjs";

const program = path.resolve("lib/quarterdeck.js");
/** After so many decks the pace is told. */
const marks = [100, 500, 1000, 2000];

const { values } = parseArgs({
  options: {
    decks: { type: "string", default: "2000" },
    workers: { type: "string", default: "1,2,4" },
    formats: { type: "string", default: "html,pdf" },
    kill: { type: "string", default: "0" },
    compare: { type: "string", default: "20" },
  },
});
const decks = Number(values.decks);
const home = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-night-"));
try {
  writeNight(path.join(home, "project"), decks);
  for (const workers of values.workers.split(",").map(Number)) console.log(await measure(workers));
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** One night: every worker is a machine of its own that has built nothing before. */
async function measure(workers) {
  const place = path.join(home, `with-${workers}`);
  mkdirSync(place);
  const redis = await startRedis();
  const environment = {
    ...process.env,
    QUARTERDECK_REDIS: redis.url,
    QUARTERDECK_SHARED_CACHE: path.join(place, "store"),
  };
  const night = { place, environment, times: [], said: {}, crew: new Set(), killed: 0, peak: 0, hired: 0 };
  while (night.crew.size < workers) hire(night);
  const began = performance.now();
  const watch = setInterval(() => look(night), 2000);
  const killer = Number(values.kill) > 0 && setInterval(() => kill(night), Number(values.kill) * 1000);
  const submitter = start(["queue", "submit", "-f", values.formats, "--json"], { ...night, name: "submitter" });
  const [out, status] = await outputOf(submitter);
  clearInterval(watch);
  clearInterval(killer);
  const took = (performance.now() - began) / 1000;
  const before = await endAll(night);
  const spent = redis.cpu();
  redis.stop();
  const made = status === 0 ? JSON.parse(out).decks : [];
  const row = {
    workers,
    decks: made.length,
    minutes: (took / 60).toFixed(1),
    perMinute: ((60 * night.times.length) / ((night.times.at(-1) - began) / 1000)).toFixed(0),
    pace: paces(night.times, began),
    "MB a worker": Math.round(night.peak / 2 ** 20),
    "Redis s": spent.toFixed(1),
    killed: night.killed,
    ...night.said,
    leftProcesses: before,
    fetched: made.filter((deck) => deck.fetched).length,
    other: otherFiles(path.join(home, "project", "dist"), place),
  };
  rmSync(path.join(home, "project", "dist"), { recursive: true, force: true });
  rmSync(place, { recursive: true, force: true });
  return JSON.stringify({ ...row, status });
}

/** Seconds of all workers for each deck between the marks, from the times at which decks were done. */
function paces(times, began) {
  const ends = [...marks.filter((mark) => mark < times.length), times.length];
  return ends.map((end, index) => {
    const start = index === 0 ? 0 : ends[index - 1];
    const from = start === 0 ? began : times[start - 1];
    return `${start}–${end}: ${((times[end - 1] - from) / 1000 / (end - start)).toFixed(3)} s`;
  });
}

function start(args, { place, environment, name }) {
  const own = { ...environment, XDG_CACHE_HOME: path.join(place, `cache-${name}`) };
  return spawn(process.execPath, [program, ...args], {
    cwd: path.join(home, "project"),
    env: own,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

function hire(night) {
  const worker = start(["queue", "worker"], { ...night, name: night.hired++ });
  night.crew.add(worker);
  createInterface(worker.stdout).on("line", (line) => {
    const [, event = ""] = /: (begins|done|failed|stopped|given back|lost)/.exec(line) ?? [];
    if (event === "") return;
    night.said[event] = (night.said[event] ?? 0) + 1;
    if (event === "done") night.times.push(performance.now());
  });
  worker.stderr.on("data", (text) => process.stderr.write(text));
}

function look(night) {
  for (const worker of night.crew) night.peak = Math.max(night.peak, treeMemory(worker.pid));
}

/** Ends the worker that has lived longest; none is told. */
function kill(night) {
  const [oldest] = night.crew;
  night.crew.delete(oldest);
  oldest.kill("SIGKILL");
  night.killed++;
  hire(night);
}

async function outputOf(child) {
  let out = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => process.stderr.write(text));
  const [status] = await once(child, "close");
  return [out, status];
}

/** @returns how many processes of browsers are left a moment after the last worker */
async function endAll({ crew, place }) {
  for (const worker of crew) worker.kill("SIGTERM");
  await Promise.all([...crew].map((worker) => worker.exitCode ?? once(worker, "exit")));
  await wait(1000);
  const commands = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => commandOf(pid));
  return commands.filter((command) => command.includes(place)).length;
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** How many files of some decks are other ones than a build on this machine makes. */
function otherFiles(made, place) {
  const every = Math.max(1, Math.floor(decks / 3 / Number(values.compare)));
  const manifests = readdirSync(path.join(home, "project", "slides", "decks")).filter(
    (_, index) => index % every === 0,
  );
  const alone = path.join(place, "alone");
  cpSync(path.join(home, "project"), alone, { recursive: true, filter: (file) => path.basename(file) !== "dist" });
  const args = [
    "build",
    ...manifests.map((name) => `slides/decks/${name}`),
    "-f",
    values.formats,
    "--no-cache",
    "--quiet",
  ];
  spawnSync(process.execPath, [program, ...args], { cwd: alone, stdio: "inherit" });
  const names = readdirSync(path.join(alone, "dist")).filter((name) => name !== "index.html");
  const isSame = (name) => readFileSync(path.join(made, name)).equals(readFileSync(path.join(alone, "dist", name)));
  return `${names.filter((name) => !isSame(name)).length} of ${names.length}`;
}
