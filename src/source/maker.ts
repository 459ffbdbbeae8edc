import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import os from "node:os";
import * as v from "valibot";

/** A process, as far as the system tells it from others that have, had or will have the same number. */
export type Maker = v.InferOutput<typeof makerSchema>;

export const makerSchema = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** When it started, in the system's own count; "" where that is not told. */
  started: v.string(),
  /** The machine, its last start, and the numbers that it gives to processes: a container has its own. */
  host: v.string(),
  boot: v.string(),
  numbers: v.string(),
});

/** This process. */
export const thisMaker = (): Maker => ({
  pid: process.pid,
  started: startOf(process.pid),
  host: os.hostname(),
  boot: textOf(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8")),
  numbers: textOf(() => readlinkSync("/proc/self/ns/pid")),
});

/** Whether a process runs; one of another machine or container cannot be asked about. */
export function lifeOf(maker: Maker): "runs" | "has ended" | "unknown" {
  const here = thisMaker();
  if (maker.host === here.host && maker.boot !== here.boot) return "has ended";
  if (maker.host !== here.host || maker.numbers !== here.numbers) return "unknown";
  const isSame = isRunning(maker.pid) && (maker.started === "" || maker.started === startOf(maker.pid));
  return isSame ? "runs" : "has ended";
}

/** Tells machines and containers that share a folder apart: each counts its processes on its own. */
export function machineKey(): string {
  const { host, numbers } = thisMaker();
  return createHash("sha256").update(`${host} ${numbers}`).digest("hex").slice(0, 8);
}

/** Whether a process of this machine or container runs. */
export function isRunning(pid: number): boolean {
  if (startOf(pid) === "ended") return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}

/** The 22nd field of proc(5)'s stat; the second one is a name in parentheses, which may hold anything. */
function startOf(pid: number): string {
  const text = textOf(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  // A process that has ended and that nobody has asked about yet is none.
  return fields[0] === "Z" ? "ended" : (fields[19] ?? "");
}

/** A word of the system; "" where it has none. */
function textOf(get: () => string): string {
  try {
    return get().trim();
  } catch {
    return "";
  }
}
