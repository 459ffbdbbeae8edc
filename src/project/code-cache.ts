import { type CacheFile, readCacheFile, writeCacheFile } from "../cache/cache-files.js";
import { once } from "../render/once.js";
import type { CodeMemory } from "../render/slide/highlight.js";
import { packageVersion } from "../source/installed.js";

/** Enough for some hundred decks; a few megabytes on disk. */
const mostEntries = 5000;

/** Highlighted code that is kept between builds in the user's cache folder. */
export interface CodeCache extends CodeMemory {
  /** Writes what is new. */
  save(): void;
}

/** Opens the cache; with `cache: false` it lives as long as the process. */
export function openCodeCache(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): CodeCache {
  const { environment, cache: useDisk } = request;
  const file: CacheFile = { kind: "code", edition: packageVersion() };
  // Slides that are kept need none of it.
  const before = once(() => (useDisk ? readEntries(environment, file) : new Map<string, readonly string[]>()));
  const used = new Map<string, readonly string[]>();
  let changed = false;
  return {
    get(key) {
      const lines = used.get(key) ?? before().get(key);
      if (lines) used.set(key, lines);
      return lines;
    },
    set(key, lines) {
      used.set(key, lines);
      changed = true;
    },
    save() {
      if (!useDisk || !changed) return;
      writeCacheFile(environment, file, [...new Map([...before(), ...used])].slice(-mostEntries));
    },
  };
}

function readEntries(environment: NodeJS.ProcessEnv, file: CacheFile): Map<string, readonly string[]> {
  const data = readCacheFile(environment, file);
  return new Map(Array.isArray(data) ? data.filter(isEntry) : []);
}

function isEntry(entry: unknown): entry is [string, string[]] {
  return Array.isArray(entry) && typeof entry[0] === "string" && Array.isArray(entry[1]);
}
