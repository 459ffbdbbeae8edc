import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { build } from "esbuild";
import type { Finding } from "./run.js";
import type { Target } from "./targets.js";

/** Inputs that are tried by one process. */
interface Chunk {
  readonly target: Target;
  readonly seed: number;
  readonly count: number;
}

/** What a process found; with how much time of a processor. */
interface Result {
  readonly tried: number;
  readonly findings: readonly Finding[];
  readonly seconds: number;
}

/** An input that takes longer than this, in seconds of a processor's time, hangs. */
const longest = 20;

/** Compiles the worker. @returns its file; the caller removes it */
export async function compileWorker(): Promise<string> {
  const outfile = path.resolve("lib", `fuzz-${process.pid}.mjs`);
  const entry = path.resolve("test/trust/fuzz/worker.ts");
  await build({ entryPoints: [entry], outfile, bundle: true, format: "esm", platform: "node", packages: "external" });
  return outfile;
}

/** Tries a chunk in a process of its own, and ends it when it hangs. */
export async function tryChunk(worker: string, { target, seed, count }: Chunk): Promise<Result> {
  const progress = path.join(os.tmpdir(), `quarterdeck-fuzz-${process.pid}-${seed}`);
  const args = ["--max-old-space-size=1500", worker, target.name, String(seed), String(count), progress];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    said.out += String(text);
  });
  child.stderr.on("data", (text) => {
    said.err = (said.err + String(text)).slice(-2000);
  });
  const pid = child.pid ?? 0;
  let last = { place: "", seconds: 0 };
  let isHanging = false;
  const timer = setInterval(() => {
    const place = placeIn(progress);
    const seconds = secondsOf(pid);
    if (place !== last.place) last = { place, seconds };
    else if (seconds - last.seconds > longest) {
      isHanging = true;
      child.kill("SIGKILL");
    }
  }, 1000);
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  clearInterval(timer);
  const place = placeIn(progress);
  rmSync(progress, { force: true });
  if (status === 0) return JSON.parse(said.out);
  const [tried = 0, own = seed] = place.trim().split(/\s+/).map(Number);
  const message = isHanging ? `it took more than ${longest} seconds` : `the process ended: ${said.err.slice(-300)}`;
  const finding = {
    target: target.name,
    seed: own,
    path: String(tried - 1),
    message,
    input: `input ${tried} of the process`,
  };
  return { tried: Math.max(1, tried), findings: [finding], seconds: last.seconds };
}

const placeIn = (progress: string) => (existsSync(progress) ? readFileSync(progress, "latin1") : "");

/** How long a process has computed; where the system does not tell, the time that has passed. */
function secondsOf(pid: number): number {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return performance.now() / 1000;
  const [, , , , , , , , , , , user = 0, system = 0] =
    readFileSync(file, "latin1").split(") ")[1]?.split(" ").map(Number) ?? [];
  return (user + system) / 100;
}
