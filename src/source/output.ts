import { randomBytes } from "node:crypto";
import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "./folder.js";

const unfinished = new Set<string>();

/** A file to be written: `bytes` go to `path`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A folder stands where a file is to be written. */
export class FolderInTheWay extends Error {
  readonly path: string;
  constructor(file: string) {
    super(`${file} is a folder`);
    this.path = file;
  }
}

/** A file could not take the place of the old one. */
export class NotReplaced extends Error {
  readonly path: string;
  /** The files that were new by then. */
  readonly replaced: readonly string[];
  constructor(file: string, replaced: readonly string[], cause: unknown) {
    super(`${file} cannot be replaced`, { cause });
    this.path = file;
    this.replaced = replaced;
  }
}

/**
 * Writes files, each whole or not at all: to a temporary file beside its target, and only when all are on disk are they
 * renamed.
 *
 * @returns the stamp of each file, in order; "" for one that somebody else has replaced meanwhile
 * @throws FolderInTheWay, or the file system's error when a folder or file cannot be written; no target has changed then.
 * @throws NotReplaced when a file cannot be renamed; those before it are new
 */
export function writeFiles(files: readonly OutputFile[]): string[] {
  const staged = files.map((file) => ({ ...file, temporary: `${file.path}.${randomBytes(4).toString("hex")}.tmp` }));
  try {
    for (const folder of new Set(staged.map((file) => path.dirname(file.path)))) makeFolder(folder);
    for (const file of staged) {
      refuseFolder(file.path);
      unfinished.add(file.temporary);
      writeFileSync(file.temporary, file.bytes, { flag: "wx" });
    }
    const numbers = staged.map(({ temporary }) => lstatSync(temporary, { bigint: true }).ino);
    return staged.map((file, index) => {
      replace(file, staged.slice(0, index));
      return stampOf(file.path, numbers[index]) ?? "";
    });
  } finally {
    removeUnfinished();
  }
}

/** @throws FolderInTheWay when there is a folder at the place of a file */
export function refuseFolder(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new FolderInTheWay(file);
}

function replace(file: { readonly path: string; readonly temporary: string }, before: readonly OutputFile[]): void {
  try {
    renameSync(file.temporary, file.path);
    unfinished.delete(file.temporary);
  } catch (cause) {
    throw new NotReplaced(
      file.path,
      before.map((done) => done.path),
      cause,
    );
  }
}

/**
 * Size, modification and change time of a file, in bytes and nanoseconds, as text; undefined when there is no file.
 * @param ino the file must be this one, and not another of the same name
 */
export function stampOf(file: string, ino?: bigint): string | undefined {
  const found = lstatSync(file, { bigint: true, throwIfNoEntry: false });
  if (!found?.isFile() || (ino !== undefined && found.ino !== ino)) return undefined;
  return `${found.size} ${found.mtimeNs} ${found.ctimeNs}`;
}

/** Deletes temporary files that were not renamed; called on failure and when the process is stopped. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
  unfinished.clear();
}
