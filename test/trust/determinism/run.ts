import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { chooseBrowser, findBrowsers } from "../../../src/browser/find.js";
import type { Cell } from "./cells.js";

/** A time at which processes stand still, in milliseconds. */
export interface Pause {
  readonly after: number;
  readonly lasts: number;
  /** The program, everything that it started, or both. */
  readonly who: "program" | "browser" | "all";
}

interface Run {
  readonly folder: string;
  readonly cell: Cell;
  readonly args: readonly string[];
  /** The folder into which it writes. */
  readonly out: string;
  /** Arguments of Node.js. */
  readonly node: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** Keeps a processor busy for as long as whoever started it lives, even if that one is killed. */
const busyWork = `const parent = process.ppid;
const work = () => {
  for (let turn = 0; turn < 1e7; turn++) Math.sqrt(2);
  if (process.ppid === parent) setImmediate(work);
};
work();`;

/** Runs the compiled program. @returns the digests of what it wrote, or what it said when it failed */
export async function run({
  folder,
  cell,
  args,
  out,
  node,
  environment,
}: Run): Promise<Readonly<Record<string, string>>> {
  const busy = Array.from({ length: cell.busy ?? 0 }, () => spawn(process.execPath, ["-e", busyWork]));
  const before = process.umask();
  if (cell.umask !== undefined) process.umask(cell.umask);
  const child = spawn(process.execPath, [...node, path.resolve("lib/quarterdeck.js"), ...args], {
    cwd: folder,
    env: { ...process.env, QUARTERDECK_BROWSER: await browserPath(), ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  process.umask(before);
  let said = "";
  child.stderr.on("data", (text) => {
    said += String(text);
  });
  try {
    const [status] = await Promise.all([
      new Promise<number | null>((resolve) => child.on("close", resolve)),
      pauseAll(child, cell.pauses ?? []),
    ]);
    return status === 0 ? digestsIn(path.join(folder, out)) : { failed: `${status}: ${said}` };
  } finally {
    for (const each of busy) each.kill("SIGKILL");
  }
}

/** One browser for all cells, so that none has to unpack it. */
async function browserPath(): Promise<string> {
  const { browser } = chooseBrowser(findBrowsers(process.env));
  await browser.prepare?.();
  return browser.path;
}

function digestsIn(out: string): Record<string, string> {
  if (!existsSync(out)) return {};
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(out, file), createHash("sha256").update(readFileSync(file)).digest("hex")]),
  );
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function pauseAll(child: ChildProcess, pauses: readonly Pause[]): Promise<void> {
  for (const { after, lasts, who } of pauses) {
    await wait(after);
    if (child.exitCode !== null || child.pid === undefined) return;
    const below = descendants(child.pid);
    const stopped = who === "program" ? [child.pid] : who === "browser" ? below : [child.pid, ...below];
    for (const pid of stopped) signal(pid, "SIGSTOP");
    await wait(lasts);
    for (const pid of stopped) signal(pid, "SIGCONT");
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile.
    return;
  }
}

function descendants(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(list) ? readFileSync(list, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
  return children.flatMap((child) => [child, ...descendants(child)]);
}
