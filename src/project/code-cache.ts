import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { CodeMemory } from "../render/slide/highlight.js";
import { writeFiles } from "../source/output.js";
import { cacheFolder } from "./cache-folder.js";
import { packageVersion } from "./package-files.js";

/** Enough for some hundred decks; a few megabytes on disk. */
const mostEntries = 5000;

/** Highlighted code that is kept between builds in the user's cache folder. */
export interface CodeCache extends CodeMemory {
  /** Writes what is new. A cache that cannot be written is no reason to fail. */
  save(): void;
}

/** Opens the cache; with `cache: false` it lives as long as the process. */
export function openCodeCache(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): CodeCache {
  const { environment, cache: useDisk } = request;
  const file = path.join(cacheFolder(environment), `code-${packageVersion()}.json`);
  const before = useDisk ? readEntries(file) : new Map<string, readonly string[]>();
  const used = new Map<string, readonly string[]>();
  let changed = false;
  return {
    get(key) {
      const lines = used.get(key) ?? before.get(key);
      if (lines) used.set(key, lines);
      return lines;
    },
    set(key, lines) {
      used.set(key, lines);
      changed = true;
    },
    save() {
      if (!useDisk || !changed) return;
      const entries = [...new Map([...before, ...used])].slice(-mostEntries);
      try {
        writeFiles([{ path: file, bytes: Buffer.from(JSON.stringify(entries)) }]);
      } catch {
        changed = false;
      }
    },
  };
}

function readEntries(file: string): Map<string, readonly string[]> {
  try {
    const data: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
    return new Map(Array.isArray(data) ? data.filter(isEntry) : []);
  } catch {
    return new Map();
  }
}

function isEntry(entry: unknown): entry is [string, string[]] {
  return Array.isArray(entry) && typeof entry[0] === "string" && Array.isArray(entry[1]);
}
