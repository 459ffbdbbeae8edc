import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** What happens to a process; see hook.mjs. */
export interface Fault {
  readonly calls: readonly string[];
  readonly path?: string;
  readonly thread?: "worker" | "main";
  readonly nth?: number | "every";
  readonly when?: "before" | "after";
  readonly act: string;
  readonly mark?: string;
}

/** A run of `quarterdeck` on a machine that breaks. */
export interface BrokenRun {
  readonly folder: string;
  readonly args: readonly string[];
  readonly fault?: Fault;
  /** Variables that are set; undefined ones are unset. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What a shell does first, and with the streams, such as `>&-`. */
  readonly before?: string;
  readonly streams?: string;
}

export interface BrokenEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

const hook = pathToFileURL(path.resolve("test/trust/machine/hook.mjs")).href;
const program = path.resolve("lib/quarterdeck.js");

/** Starts `quarterdeck` and breaks what is to be broken. */
export function startBroken({ folder, args, fault, environment = {}, before = "", streams = "" }: BrokenRun) {
  const options = `--import ${hook} ${environment["NODE_OPTIONS"] ?? ""}`;
  const preload = fault ? { NODE_OPTIONS: options, QUARTERDECK_FAULT: JSON.stringify(fault) } : {};
  const env = { ...process.env, NO_COLOR: "1", ...environment, ...preload };
  const isPlain = before === "" && streams === "";
  const command = isPlain ? process.execPath : "/bin/sh";
  const shell = ["-c", `${before} exec "$@" ${streams}`, "sh", process.execPath];
  const child = spawn(command, [...(isPlain ? [] : shell), program, ...args], {
    cwd: folder,
    env,
    stdio: "pipe",
  });
  const end = new Promise<BrokenEnd>((resolve) => {
    const said = { out: "", err: "" };
    child.stdout.on("data", (chunk) => {
      said.out += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      said.err += String(chunk);
    });
    child.on("close", (status, signal) => resolve({ status, signal, ...said }));
  });
  return { child, end };
}

export const runBroken = (run: BrokenRun): Promise<BrokenEnd> => startBroken(run).end;

/** Looks again and again; what never comes is ended by the limit of the test. */
export const until = async (condition: () => boolean) => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 25));
};

/** Processes with this text in their command line or environment, such as a browser whose files stand in a folder. */
export function processesWith(text: string): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => ["cmdline", "environ"].some((file) => readOrNothing(`/proc/${pid}/${file}`).includes(text)));
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}

/** Every file below a folder with its bytes, by its path; links as what they are. */
export function snapshot(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  return new Map(
    entries.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const content = entry.isSymbolicLink() ? readlinkSync(file) : entry.isFile() ? readFileSync(file, "latin1") : "";
      return [path.relative(folder, file), content];
    }),
  );
}

/** Numbers from 0 to below `limit` that depend on nothing but the seed. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
