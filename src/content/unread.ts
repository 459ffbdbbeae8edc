import { problem } from "../report/problem.js";
import type { ProjectPath } from "../source/files.js";
import { sourceFile } from "../source/text.js";
import type { Reader } from "./reader.js";

/** Says why the file of a deck was not read, if nothing was said yet: its project may hide it, also from itself. */
export function reportUnread(file: ProjectPath, reader: Reader): undefined {
  if (reader.ledger.hasErrors) return;
  const span = { file: sourceFile(file, "", reader.root), start: 0, end: 0 };
  if ("hidden" in reader.lookUp(file, ["."])) reader.find(file, ["."], span);
  else reader.report(problem("missing-input", { path: file }));
}
