import { createReader, type Reader } from "../content/reader.js";
import type { Ledger } from "../ledger/ledger.js";
import type { Memory } from "../ledger/memory.js";
import { problem } from "../report/problem.js";
import { openFiles, type ProjectFiles } from "../source/files.js";
import type { SourceFile } from "../source/text.js";
import { outsideFile } from "./outside-file.js";

/** A file that the command line names and decks are made of; it may stand outside of the project. */
export interface GivenFile<T> {
  readonly files: ProjectFiles;
  /** What it says; undefined where it cannot be read (reported). */
  read(user: Ledger): T | undefined;
}

/** How a kind of such files is read. */
interface GivenKind<T> {
  /** The folder in which the user stands. */
  readonly folder: string;
  /** What to do where there is none. */
  readonly remedy: string;
  read(source: SourceFile, reader: Reader): T | undefined;
}

/** @param given as it is on the command line */
export function openGivenFile<T>(given: string, kind: GivenKind<T>, memory: Memory): GivenFile<T> {
  const { root, name } = outsideFile(kind.folder, given);
  const files = openFiles(root);
  const reader = createReader(files);
  const cells = memory.cells<"file", T | undefined>();
  const readAgain = (ledger: Ledger) => {
    const own = reader.for(ledger);
    const lookup = own.lookUp(name, ["."]);
    if (!("found" in lookup)) {
      own.report(problem("missing-input", { path: given }, { remedy: kind.remedy }));
      return undefined;
    }
    const source = own.read(lookup.found);
    return source && kind.read(source, own);
  };
  return { files, read: (user) => cells.get("file", user, readAgain) };
}
