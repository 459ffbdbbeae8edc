import { createHash } from "node:crypto";
import { chmodSync, cpSync, readdirSync, readFileSync, utimesSync } from "node:fs";
import path from "node:path";

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();

/** The files of a folder, each with a hash of its bytes: equal for folders between which `diff -r` finds no difference. */
export const contentsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesIn(folder).map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(path.join(folder, name)))
        .digest("hex"),
    ]),
  );

/** A folder as an archive brings it to another machine: elsewhere, with other times, and its files cannot be written. */
export function carry(from: string, to: string): string {
  cpSync(from, to, { recursive: true });
  for (const name of filesIn(to)) {
    utimesSync(path.join(to, name), 1, 1);
    chmodSync(path.join(to, name), 0o444);
  }
  return to;
}
