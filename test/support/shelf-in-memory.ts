import type { Shelf } from "../../src/cache/shelf.js";

/** A shelf of the cache that lies in memory. */
export interface MemoryShelf extends Shelf {
  /** What stands on it, by key. */
  readonly texts: Map<string, string>;
}

/** @param texts what stands there already */
export function shelfInMemory(texts = new Map<string, string>()): MemoryShelf {
  return {
    texts,
    get: (key) => texts.get(key),
    put: (key, text) => texts.set(key, text),
    close: () => undefined,
  };
}
