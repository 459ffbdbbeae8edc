import { readFileSync, writeFileSync } from "node:fs";
import type { StandingDeck } from "../records/records.js";
import type { FoundResult } from "../records/shared/results.js";
import { type OutputFile, removeQuietly, unfinishedBeside } from "../source/output.js";
import { begin, settle } from "../source/unfinished.js";

/** A file on the disk that waits for its place; its bytes are read when somebody wants them. */
export interface StagedFile extends OutputFile {
  /** Removes what has waited, whether it has got its place or not. */
  discard(): void;
}

/**
 * Puts bytes on the disk under a name that nobody takes for a result: files of many decks do not fit into memory.
 *
 * @param file where they will stand; its folder need not be there
 * @param folder in which they wait
 * @throws the file system's error
 */
export function stageFile({ path: file, bytes }: OutputFile, folder: string): StagedFile {
  const staged = unfinishedBeside(`${folder}/staged`);
  begin(staged);
  const discard = () => {
    removeQuietly(staged);
    settle(staged);
  };
  try {
    writeFileSync(staged, bytes, { flag: "wx" });
  } catch (cause) {
    discard();
    throw cause;
  }
  return {
    path: file,
    get bytes() {
      return readFileSync(staged);
    },
    discard,
  };
}

/** A deck that a build has taken from the shared cache instead of making it; its files wait on the disk. */
export interface FetchedDeck extends StandingDeck, Pick<FoundResult, "madeOf" | "browser"> {
  readonly outputs: readonly StagedFile[];
}
