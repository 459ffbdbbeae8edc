import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { runCommandLine } from "../../src/cli/run.js";
import type { Shell } from "../../src/cli/shell.js";

/** The compiled program, as users run it. */
const program = path.resolve("lib/quarterdeck.js");

/** A project in a temporary folder. */
export interface TestProject {
  readonly folder: string;
  file(name: string): string;
  write(name: string, content: string | Uint8Array): void;
  remove(): void;
}

/** Makes a project of these files; paths are relative to its root. */
export function project(files: Readonly<Record<string, string | Uint8Array>> = {}): TestProject {
  const folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-test-"));
  const write = (name: string, content: string | Uint8Array) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    folder,
    file: (name) => path.join(folder, name),
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Makes projects that go when the tests of the file are done. */
export function projectMaker(): (files: Parameters<typeof project>[0]) => TestProject {
  const made: TestProject[] = [];
  afterAll(() => {
    for (const each of made) each.remove();
  });
  return (files) => {
    const each = project(files);
    made.push(each);
    return each;
  };
}

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a program of Node's in a folder and waits for its end. */
export function runProgram({ program: file, args, folder, environment }: ProgramRun): Promise<Run> {
  return new Promise((resolve) => {
    const env = { ...process.env, NO_COLOR: "1", ...environment };
    execFile(process.execPath, [file, ...args], { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const status = error ? (typeof error.code === "number" ? error.code : 1) : 0;
      resolve({ status, out, err });
    });
  });
}

/** Runs `quarterdeck` as a process in a folder and waits for its end. */
export const quarterdeck = (
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Run> => runProgram({ program, args, folder, environment });

/** Runs a command line as `quarterdeck` does, but in this process: what a new process brings costs more than most runs. */
export async function quarterdeckHere(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  ask?: Shell["ask"],
): Promise<Run> {
  const written = { out: "", err: "" };
  const status = await runCommandLine(args, {
    terminal: {
      out: (text) => {
        written.out += text;
      },
      err: (text) => {
        written.err += text;
      },
      isInteractive: false,
      colour: false,
    },
    folder,
    environment: { ...process.env, ...environment },
    ask,
    onStop: () => undefined,
  });
  return { status, ...written };
}

/** Starts `quarterdeck` without waiting. */
export function startQuarterdeck(
  folder: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) {
  return spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: "pipe",
    env: { ...process.env, ...environment },
  });
}

/** A picture of one colour, as PNG. */
export const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** The environment of runs that have a cache of their own, in their project. */
export const ownCache = ({ file }: Pick<TestProject, "file">) => ({ XDG_CACHE_HOME: file("cache") });
