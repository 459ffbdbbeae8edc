import path from "node:path";
import { type Bound, removeOldest } from "../cache/bound.js";
import { makeFolder } from "../source/folder.js";
import { removeUnfinished, writeWhole } from "../source/output.js";
import { type KeptCode, printKeptCode } from "./kept-code.js";

/** Those of a few versions of the program and of Node, for both threads. */
const bound: Bound = { files: 24, bytes: 96 * 2 ** 20 };

/** Keeps what V8 has compiled for the next run. A cache that is full or cannot be written is no reason to fail. */
export function keepCode(file: string, code: KeptCode): void {
  const folder = path.dirname(file);
  try {
    makeFolder(folder, 0o700);
    writeWhole({ path: file, bytes: printKeptCode(code) });
  } catch {
    return;
  }
  removeUnfinished(folder);
  removeOldest(folder, /./, bound);
}
