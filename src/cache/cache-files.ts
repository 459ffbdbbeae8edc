import { readFileSync } from "node:fs";
import path from "node:path";
import { removeUnfinished, writeWhole } from "../source/output.js";
import { type Bound, removeOldest } from "./bound.js";
import { openCacheFolder } from "./folder.js";
import { sealed, unsealed } from "./seal.js";

/** A file of the cache: what it holds, and for which version or language. */
export interface CacheFile {
  readonly kind: "code" | "words";
  readonly edition: string;
}

const nameOf = ({ kind, edition }: CacheFile) => `${kind}-${edition}.json`;

/** A file of the cache as JSON; undefined when it is missing or cannot be read. */
export function readCacheFile(environment: NodeJS.ProcessEnv, file: CacheFile): unknown {
  const folder = openCacheFolder(environment);
  try {
    const text = folder && unsealed(nameOf(file), readFileSync(path.join(folder, nameOf(file)), "utf8"));
    return text && JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Versions and languages of one kind of file. */
const bound: Bound = { files: 8, bytes: 64 * 2 ** 20 };

/**
 * Writes a file of the cache; of other editions only some stay. A cache that cannot be written is no reason to fail.
 */
export function writeCacheFile(environment: NodeJS.ProcessEnv, file: CacheFile, data: unknown): void {
  const folder = openCacheFolder(environment);
  if (!folder) return;
  try {
    const bytes = Buffer.from(sealed(nameOf(file), JSON.stringify(data)));
    writeWhole({ path: path.join(folder, nameOf(file)), bytes });
  } catch {
    return;
  }
  removeUnfinished(folder);
  removeOldest(folder, new RegExp(`^${file.kind}-`), bound);
}
