import { readFileSync } from "node:fs";
import { digestOf } from "../source/inquiry.js";
import { stampOf } from "../source/output.js";

/** A file that a build wrote. */
export interface WrittenFile {
  /** Absolute path. */
  readonly path: string;
  /** See {@link stampOf}; "" when the file was replaced at once. */
  readonly stamp: string;
  /** See {@link digestOf}. */
  readonly hash: string;
}

/**
 * Whether a file is still as it was written: it has the same size and times, or else the same bytes.
 * @returns the file with its present stamp; undefined when it is another one, a folder or nothing
 */
export function asWritten(file: WrittenFile): WrittenFile | undefined {
  const stamp = stampOf(file.path);
  if (stamp === undefined) return undefined;
  if (stamp === file.stamp) return file;
  return digestOf(readFileSync(file.path)) === file.hash ? { ...file, stamp } : undefined;
}
