import { readFileSync } from "node:fs";
import path from "node:path";
import { writeFiles } from "../source/output.js";
import { type Bound, removeOldest } from "./bound.js";
import { openCacheFolder } from "./folder.js";

/** A file of the cache as JSON; undefined when it is missing or cannot be read. */
export function readCacheFile(environment: NodeJS.ProcessEnv, name: string): unknown {
  const folder = openCacheFolder(environment);
  try {
    return folder && JSON.parse(readFileSync(path.join(folder, name), "utf8"));
  } catch {
    return undefined;
  }
}

/** Versions and languages of one kind of file. */
const bound: Bound = { files: 8, bytes: 64 * 2 ** 20 };

/**
 * Writes a file of the cache; of earlier versions, whose names begin with the same word, only some stay. A cache that
 * cannot be written is no reason to fail.
 */
export function writeCacheFile(environment: NodeJS.ProcessEnv, name: string, data: unknown): void {
  const folder = openCacheFolder(environment);
  if (!folder) return;
  try {
    writeFiles([{ path: path.join(folder, name), bytes: Buffer.from(JSON.stringify(data)) }]);
  } catch {
    return;
  }
  removeOldest(folder, new RegExp(`^${name.slice(0, name.indexOf("-") + 1)}`), bound);
}
