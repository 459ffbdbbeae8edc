import { lstatSync, renameSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ownName, removeLeftovers } from "./leftovers.js";
import { begin, settle } from "./unfinished.js";

/** A file to be written: `bytes` go to `path`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const unfinishedPrefix = ".quarterdeck-unfinished-";

/** A name beside a file for what is renamed when it is on the disk. */
export const unfinishedBeside = (file: string) => path.join(path.dirname(file), ownName(unfinishedPrefix));

/** Whether a file is one that is being written, or what tells of that. */
export const isUnfinished = (file: string): boolean => path.basename(file).startsWith(unfinishedPrefix);

/** Removes from a folder the files of `writeWhole` and journals that processes had begun which have ended since. */
export const removeUnfinished = (folder: string): void => removeLeftovers(folder, unfinishedPrefix);

/**
 * Writes one file whole or not at all: to a temporary file beside it, which then takes its place. Files that belong
 * together are written by `replaceFiles`.
 *
 * @throws the file system's error; nothing has changed then
 */
export function writeWhole({ path: file, bytes }: OutputFile): void {
  const temporary = unfinishedBeside(file);
  begin(temporary);
  try {
    writeFileSync(temporary, bytes, { flag: "wx" });
    renameSync(temporary, file);
  } catch (cause) {
    removeQuietly(temporary);
    throw cause;
  } finally {
    settle(temporary);
  }
}

/** Removes a file of ours, where that can be done: what led here is what has to be told. */
export function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    return;
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
