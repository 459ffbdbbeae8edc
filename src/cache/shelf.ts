import { readFileSync, utimesSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../source/folder.js";
import { removeUnfinished, writeWhole } from "../source/output.js";
import { type Bound, removeOldest } from "./bound.js";
import { openCacheFolder, whyForeign } from "./folder.js";
import { hashOf, sealedBytes, unsealedBytes } from "./seal.js";

/** A folder of the cache that keeps texts, or bytes, by key, up to a bound; the oldest go first. */
export interface Shelf<T = string> {
  /** What was put, as it was; undefined when there is nothing, or when the file holds anything else. */
  get(key: string): T | undefined;
  /** Keeps something. A cache that is full or cannot be written is no reason to fail. */
  put(key: string, kept: T): void;
  /** Ends the run: now and then, the oldest of what is beyond the bound goes. */
  close(): void;
}

/** Looking through a full folder takes as long as a small deck: one key in sixteen pays for all. */
const sweeps = /^0/;

/** The oldest go first: what is read in each run, and never written again, is not old. */
function markUsed(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // A cache that cannot be written is as good as it is.
    return;
  }
}

/** A shelf that keeps nothing. */
export const noShelf = { get: () => undefined, put: () => undefined, close: () => undefined };

/** Opens a shelf of texts by the name of its folder; one that keeps nothing where there is no cache. */
export function openShelf(environment: NodeJS.ProcessEnv, name: string, bound: Bound): Shelf {
  const shelf = openByteShelf(environment, name, bound);
  return {
    get: (key) => shelf.get(key)?.toString("utf8"),
    put: (key, text) => shelf.put(key, Buffer.from(text)),
    close: shelf.close,
  };
}

/** As {@link openShelf}, for bytes. */
export function openByteShelf(environment: NodeJS.ProcessEnv, name: string, bound: Bound): Shelf<Buffer> {
  const cache = openCacheFolder(environment);
  const folder = cache && path.join(cache, name);
  if (!folder || whyForeign(folder)) return noShelf;
  let isDue = false;
  const fileOf = (hash: string) => path.join(folder, `${hash}.json`);
  return {
    get(key) {
      const file = fileOf(hashOf(key));
      try {
        const bytes = unsealedBytes(key, readFileSync(file));
        markUsed(file);
        return bytes;
      } catch {
        return undefined;
      }
    },
    put(key, bytes) {
      try {
        makeFolder(folder, 0o700);
        const hash = hashOf(key);
        writeWhole({ path: fileOf(hash), bytes: sealedBytes(key, bytes) });
        isDue ||= sweeps.test(hash);
      } catch {
        return;
      }
    },
    close() {
      if (!isDue) return;
      removeUnfinished(folder);
      removeOldest(folder, /./, bound);
    },
  };
}
