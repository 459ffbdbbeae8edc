import { mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { MachineError } from "../report/problem.js";
import { ownName, remove, removeBeside, removeLeftovers } from "../source/leftovers.js";
import { begin, settle } from "../source/unfinished.js";

const prefix = "quarterdeck-browser-";

/** The folder into which one browser writes. */
export interface Profile {
  readonly folder: string;
  /** Removes it at once, for signal handlers. */
  remove(): void;
  /** Removes it while other work is done: a browser leaves some hundred files. */
  removeBeside(): Promise<void>;
}

/**
 * Makes a folder for one browser, and removes those of browsers whose owners have gone without doing so.
 * @throws MachineError when the temporary folder cannot be written
 */
export function openProfile(environment: NodeJS.ProcessEnv): Profile {
  const place = environment["TMPDIR"] || os.tmpdir();
  removeLeftovers(place, prefix);
  const folder = path.join(place, ownName(prefix));
  try {
    begin(folder);
    mkdirSync(folder, { mode: 0o700 });
  } catch (cause) {
    settle(folder);
    const remedies = ["set TMPDIR to a folder that you can write to"];
    throw new MachineError(`the browser finds no place for its files in ${place}`, remedies, { cause });
  }
  let removed: Promise<void> | undefined;
  return {
    folder,
    remove() {
      remove(folder);
      settle(folder);
    },
    removeBeside() {
      removed ??= removeBeside(folder).then(() => settle(folder));
      return removed;
    },
  };
}
