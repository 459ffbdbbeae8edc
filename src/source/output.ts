import { randomBytes } from "node:crypto";
import { lstatSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { begin, settle } from "./unfinished.js";

/** A file to be written: `bytes` go to `path`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes one file whole or not at all: to a temporary file beside it, which then takes its place. Files that belong
 * together are written by `replaceFiles`.
 *
 * @throws the file system's error; nothing has changed then
 */
export function writeWhole({ path: file, bytes }: OutputFile): void {
  const temporary = path.join(path.dirname(file), `${path.basename(file)}.${randomBytes(4).toString("hex")}.tmp`);
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
    rmSync(file, { force: true });
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
