import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** How much is kept. */
export interface Bound {
  readonly files: number;
  readonly bytes: number;
}

/** Removes the oldest of a folder's files with these names until the others keep to the bound. */
export function removeOldest(folder: string, names: RegExp, bound: Bound): void {
  try {
    const newestFirst = readdirSync(folder)
      .filter((name) => names.test(name))
      .map((name) => path.join(folder, name))
      .flatMap((file) => {
        const found = statSync(file, { throwIfNoEntry: false });
        return found ? [{ file, bytes: found.size, time: found.mtimeMs }] : [];
      })
      .toSorted((a, b) => b.time - a.time);
    let bytes = 0;
    for (const [index, entry] of newestFirst.entries()) {
      bytes += entry.bytes;
      if (index >= bound.files || bytes > bound.bytes) rmSync(entry.file, { recursive: true, force: true });
    }
  } catch {
    // It may only be read, or somebody else removes it at the same time.
    return;
  }
}
