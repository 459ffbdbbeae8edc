import { lstatSync, statSync } from "node:fs";
import path from "node:path";
import { InputError, problem, UsageError } from "../../report/problem.js";
import { whyUnwritable } from "../../report/unwritable.js";
import { replaceFiles } from "../../source/replace.js";
import { recoverFolders } from "../recovery.js";

/** A file to be written into a project. */
export interface NewFile {
  /** Below the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** A file that is there already and gets what it lacks; all others must be new. */
  readonly completes?: true;
  /** Why a file that is there already cannot get what it lacks. */
  readonly clash?: string;
}

/** Where files are written. */
export interface Place {
  /** Absolute path of the project's folder; it need not be there. */
  readonly folder: string;
  /** The path of one of its files for somebody who stands elsewhere. */
  shown(file: string): string;
}

/**
 * Writes new files into a folder, which is made if need be: all of them, or none. Nothing that is there is replaced.
 *
 * @param instead what else can be done by somebody in whose way something stands
 * @throws InputError when a file is there already
 * @throws UsageError when the folder is a file
 * @throws MachineError when something cannot be written
 */
export function writeNew({ folder, shown }: Place, files: readonly NewFile[], instead: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new UsageError(`${folder} is a file; name a folder`);
  if (there) recoverFolders([folder], () => undefined);
  const absolute = (file: NewFile) => path.join(folder, ...file.path.split("/"));
  const clashes = files.filter((file) => file.clash || (!file.completes && isThere(absolute(file))));
  if (clashes.length > 0) {
    const names = clashes.map((file) => shown(file.path) + (file.clash ? ` (${file.clash})` : "")).join(", ");
    throw new InputError([problem("in-the-way", { files: names, instead })]);
  }
  try {
    replaceFiles(
      folder,
      files.map((file) => ({ path: absolute(file), bytes: Buffer.from(file.text) })),
    );
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead });
  }
}

/** Whether anything stands at a place, a link that leads nowhere included. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (cause) {
    // Below a file there is nothing; what is written will say so.
    if (cause instanceof Error && "code" in cause && cause.code === "ENOTDIR") return false;
    throw cause;
  }
}
