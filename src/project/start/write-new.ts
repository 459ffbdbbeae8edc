import { lstatSync, statSync } from "node:fs";
import path from "node:path";
import { InputError, problem, UsageError } from "../../report/problem.js";
import { whyUnwritable } from "../../report/unwritable.js";
import { isWithin } from "../../source/folder.js";
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
 * Makes sure that nothing stands in the way of new files.
 * @param instead what else can be done by somebody in whose way something stands
 * @throws InputError when a file is there already
 * @throws UsageError when the folder is a file
 */
export function requireRoom({ folder, shown }: Place, files: readonly NewFile[], instead: string): void {
  const outside = files.find((file) => !isWithin(absolute(folder, file), folder));
  if (outside) throw new UsageError(`${outside.path} lies outside of ${folder}`);
  const there = statSync(folder, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) throw new UsageError(`${folder} is a file; name a folder`);
  const clashes = files.filter((file) => file.clash || (!file.completes && isThere(absolute(folder, file))));
  if (clashes.length === 0) return;
  const names = clashes.map((file) => shown(file.path) + (file.clash ? ` (${file.clash})` : ""));
  throw new InputError([problem("in-the-way", { files: names.join(", "), instead })]);
}

/**
 * Writes new files into a folder, which is made if need be: all of them, or none. Nothing that is there is replaced.
 *
 * @param instead what else can be done by somebody in whose way something stands
 * @throws InputError when a file is there already
 * @throws UsageError when the folder is a file
 * @throws MachineError when something cannot be written
 */
export function writeNew(place: Place, files: readonly NewFile[], instead: string): void {
  const { folder } = place;
  // What a run has left that was stopped is in nobody's way.
  recoverFolders([folder], () => undefined);
  requireRoom(place, files, instead);
  const outputs = files.map((file) => ({ path: absolute(folder, file), bytes: Buffer.from(file.text) }));
  try {
    replaceFiles(folder, outputs);
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead });
  }
}

const absolute = (folder: string, file: NewFile) => path.join(folder, ...file.path.split("/"));

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
