import { lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import { isUnfinished, removeQuietly, removeUnfinished } from "../source/output.js";

/** Looking through a folder takes a moment: one key in sixteen pays for all. */
export const isSweepDue = (key: string): boolean => key.endsWith("0");

/** Nobody writes one file for a day, in milliseconds. */
const longestWriting = 24 * 60 * 60 * 1000;

/**
 * Removes what killed writers have left in a folder: those of this machine at once, those of others, of which nobody can
 * tell whether they live, when they are a day old. What cannot be removed stays.
 */
export function sweep(folder: string): void {
  removeUnfinished(folder);
  try {
    for (const name of readdirSync(folder)) {
      if (!isUnfinished(name)) continue;
      const file = path.join(folder, name);
      const found = lstatSync(file, { throwIfNoEntry: false });
      if (found && found.mtimeMs < Date.now() - longestWriting) removeQuietly(file);
    }
  } catch {
    // The next one that is due sees to it.
    return;
  }
}
