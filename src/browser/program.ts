import { type ChildProcess, spawn } from "node:child_process";
import { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "puppeteer-core";
import { endTree } from "../source/end-tree.js";
import { openPromise } from "../source/open-promise.js";
import { openPipe } from "./pipe.js";

/** A browser's process and the pipe to it. */
export interface Program {
  readonly transport: ConnectionTransport;
  /** Rejects when the process is gone, could not be started, or says what no browser says; with the reason. */
  readonly failed: Promise<never>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
  /** Ends it and all its processes at once. */
  kill(): void;
}

/** Whether a process can be ended with all that it has started. */
const hasGroups = process.platform !== "win32";

/** So much of what it writes to its standard error is kept to find out why it failed. */
const mostSaid = 8192;

/** After the end of the process, its last words are waited for so long, in milliseconds. */
const lastWords = 500;

/** Starts a program in a group of its own, so that all its processes can be ended with it. */
export function startProgram(file: string, args: readonly string[]): Program {
  const child = spawn(file, args, { stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"], detached: hasGroups });
  const kill = () => {
    endAll(child);
    // Whoever is left in spite of that keeps nobody waiting.
    for (const stream of child.stdio) stream?.destroy();
    child.unref();
  };
  process.once("exit", kill);
  const said = listenTo(child);
  const failure = openPromise<never>();
  const end = openPromise<void>();
  const finish = (why: string) => {
    process.off("exit", kill);
    kill();
    end.resolve();
    failure.reject(new Error(`${why}\n${said()}`.trim()));
  };
  child.on("error", (cause) => finish(cause.message));
  child.on("exit", (status, signal) => {
    endAll(child);
    const why = signal ? `it was ended by ${signal}` : `it ended with status ${status}`;
    const timer = setTimeout(finish, lastWords, why);
    child.on("close", () => {
      clearTimeout(timer);
      finish(why);
    });
  });
  const [, , , to, from] = child.stdio;
  if (!(to instanceof Writable && from instanceof Readable)) throw new Error("there is no pipe to the browser");
  const transport = openPipe(to, from, (cause) => {
    failure.reject(cause);
    kill();
  });
  return { transport, failed: failure.promise, gone: end.promise, kill };
}

/** Collects what a process writes to its standard error. */
function listenTo({ stderr }: ChildProcess): () => string {
  let said = "";
  stderr?.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-mostSaid);
  });
  return () => said;
}

/** Ends a process and those that it has started. */
function endAll(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, "SIGKILL");
    // Its number may be another process's by now, if it has ended.
    else if (child.exitCode === null && child.signalCode === null) endTree(child.pid);
  } catch {
    // All of them are gone.
  }
}
