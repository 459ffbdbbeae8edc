import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const unfinished = new Set<string>();

/** A file to be written: `bytes` go to `path`. */
export interface OutputFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files whole or not at all: each to a temporary file beside its target, and only when all are on
 * disk are they renamed.
 *
 * @throws the file system's error when a folder or file cannot be written; no target has changed then.
 */
export function writeFiles(files: readonly OutputFile[]): void {
  const staged = files.map((file) => ({ ...file, temporary: `${file.path}.${randomBytes(4).toString("hex")}.tmp` }));
  try {
    for (const file of staged) {
      mkdirSync(path.dirname(file.path), { recursive: true });
      unfinished.add(file.temporary);
      writeFileSync(file.temporary, file.bytes);
    }
    for (const file of staged) {
      renameSync(file.temporary, file.path);
      unfinished.delete(file.temporary);
    }
  } finally {
    removeUnfinished();
  }
}

/** Deletes temporary files that were not renamed; called on failure and when the process is stopped. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
  unfinished.clear();
}
