import path from "node:path";
import { whyUnwritable } from "../report/unwritable.js";
import { replaceFiles } from "../source/replace.js";

/**
 * Writes a text that a check has made, whole or not at all.
 *
 * @param file absolute
 * @param instead what else could be done, such as “choose another file with --output FILE”
 * @throws MachineError when it cannot be written
 */
export function writeReport(file: string, text: string, instead: string): void {
  const folder = path.dirname(file);
  try {
    replaceFiles(folder, [{ path: file, bytes: Buffer.from(text) }]);
  } catch (cause) {
    throw whyUnwritable(cause, { folder, instead });
  }
}
