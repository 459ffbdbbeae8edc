import { readFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../source/folder.js";
import { removeUnfinished, writeWhole } from "../source/output.js";
import { type Bound, removeOldest } from "./bound.js";
import { openCacheFolder, whyForeign } from "./folder.js";
import { hashOf, sealed, unsealed } from "./seal.js";

/** A folder of the cache that keeps texts by key, up to a bound; the oldest go first. */
export interface Shelf {
  /** The text as it was put; undefined when there is none, or when the file holds anything else. */
  get(key: string): string | undefined;
  /** Keeps a text. A cache that is full or cannot be written is no reason to fail. */
  put(key: string, text: string): void;
  /** Ends the run: now and then, the oldest of what is beyond the bound goes. */
  close(): void;
}

/** Looking through a full folder takes as long as a small deck: one key in sixteen pays for all. */
const sweeps = /^0/;

/** A shelf that keeps nothing. */
export const noShelf: Shelf = { get: () => undefined, put: () => undefined, close: () => undefined };

/** Opens a shelf by the name of its folder; one that keeps nothing where there is no cache. */
export function openShelf(environment: NodeJS.ProcessEnv, name: string, bound: Bound): Shelf {
  const cache = openCacheFolder(environment);
  const folder = cache && path.join(cache, name);
  if (!folder || whyForeign(folder)) return noShelf;
  let isDue = false;
  const fileOf = (hash: string) => path.join(folder, `${hash}.json`);
  return {
    get(key) {
      try {
        return unsealed(key, readFileSync(fileOf(hashOf(key)), "utf8"));
      } catch {
        return undefined;
      }
    },
    put(key, text) {
      try {
        makeFolder(folder, 0o700);
        const hash = hashOf(key);
        writeWhole({ path: fileOf(hash), bytes: Buffer.from(sealed(key, text)) });
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
