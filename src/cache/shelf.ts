import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../source/folder.js";
import { writeFiles } from "../source/output.js";
import { type Bound, removeOldest } from "./bound.js";
import { openCacheFolder } from "./folder.js";

/** A folder of the cache that keeps texts by key, up to a bound; the oldest go first. */
export interface Shelf {
  /** The text as it was put; undefined when there is none, or when the file holds anything else. */
  get(key: string): string | undefined;
  /** Keeps a text. A cache that is full or cannot be written is no reason to fail. */
  put(key: string, text: string): void;
  /** Removes what is beyond the bound. */
  trim(): void;
}

/** A shelf that keeps nothing. */
export const noShelf: Shelf = { get: () => undefined, put: () => undefined, trim: () => undefined };

/** Opens a shelf by the name of its folder; one that keeps nothing where there is no cache. */
export function openShelf(environment: NodeJS.ProcessEnv, name: string, bound: Bound): Shelf {
  const cache = openCacheFolder(environment);
  if (!cache) return noShelf;
  const folder = path.join(cache, name);
  const fileOf = (key: string) => path.join(folder, `${hashOf(key)}.json`);
  return {
    get(key) {
      try {
        const [hash = "", text = ""] = split(readFileSync(fileOf(key), "utf8"));
        return hash === hashOf(key + text) ? text : undefined;
      } catch {
        return undefined;
      }
    },
    put(key, text) {
      try {
        makeFolder(folder, 0o700);
        writeFiles([{ path: fileOf(key), bytes: Buffer.from(`${hashOf(key + text)}\n${text}`) }]);
      } catch {
        return;
      }
    },
    trim: () => removeOldest(folder, /./, bound),
  };
}

/** A file's first line is the hash of its key and of the rest: a torn or changed file is noticed. */
function split(content: string): readonly [string, string] {
  const end = content.indexOf("\n");
  return [content.slice(0, end), content.slice(end + 1)];
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
