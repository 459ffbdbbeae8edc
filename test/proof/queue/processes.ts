import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { until } from "./workers.js";

/** A command that runs as a process of its own. */
export interface Running {
  readonly pid: number;
  out(): string;
  err(): string;
  /** Waits for words on one of both channels. */
  says(words: string): Promise<void>;
  /** Its status; null when a signal has ended it. */
  readonly ended: Promise<number | null>;
  kill(signal: "SIGTERM" | "SIGKILL"): void;
}

export function runningOf(child: ChildProcess): Running {
  const said = { out: "", err: "" };
  child.stdout?.on("data", (chunk) => {
    said.out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    said.err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    pid: child.pid ?? 0,
    out: () => said.out,
    err: () => said.err,
    ended,
    kill: (signal) => void child.kill(signal),
    async says(words) {
      const isSaid = () => [said.out, said.err].some((text) => text.includes(words));
      await until(() => isSaid() || isOver());
      if (!isSaid()) throw new Error(`it has ended without “${words}”: ${said.out}${said.err}`);
    },
  };
}

/** The processes below one, on Linux. */
export function below(pid: number): number[] {
  const parents = new Map(processes().map((each) => [each.pid, each.parent]));
  const isBelow = (each: number): boolean => {
    const parent = parents.get(each);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return [...parents.keys()].filter(isBelow);
}

/** Which of these processes live: one that has ended may be listed until somebody asks for its status. */
export const living = (pids: readonly number[]): number[] =>
  processes()
    .filter(({ pid, state }) => pids.includes(pid) && state !== "Z")
    .map(({ pid }) => pid);

/** The names of the programs of processes. */
export const programsOf = (pids: readonly number[]): string[] =>
  processes()
    .filter(({ pid }) => pids.includes(pid))
    .map(({ program }) => program);

function processes() {
  return readdirSync("/proc").flatMap((name) => {
    const found = /^\d+$/.test(name) ? statOf(name) : undefined;
    const [, program = "", state = "", parent = "0"] = /\((.*)\) (\S) (\d+)/s.exec(found ?? "") ?? [];
    return found === undefined ? [] : [{ pid: Number(name), program, state, parent: Number(parent) }];
  });
}

function statOf(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return undefined;
  }
}
