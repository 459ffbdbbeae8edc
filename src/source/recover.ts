import { lstatSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import {
  type FoundJournal,
  findJournals,
  identityOf,
  type Journal,
  type JournalEntry,
  readJournal,
} from "./journal.js";
import { removeQuietly } from "./output.js";
import { NotReplaced } from "./refusals.js";
import { leave, takeBack } from "./replace.js";
import { settle, unfinished } from "./unfinished.js";

/** What became of a run that was stopped. */
export interface Recovery {
  /** Whether its files have their places now, or are gone. */
  readonly outcome: "finished" | "taken back";
  readonly files: number;
}

/**
 * Finishes in a folder what runs have left that were stopped while they replaced files, or takes it back. Runs that still
 * go on are left alone.
 *
 * @returns what was done, if there was anything to do
 * @throws NotReplaced when a file cannot take its place now, either; the next command tries again
 */
export function recoverFolder(folder: string): Recovery[] {
  return findJournals(folder).flatMap((found) => (found.isLive ? [] : (recover(found) ?? [])));
}

/** Finishes or takes back what this process had begun when it was stopped; nothing else of it runs any more. */
export function settleUnfinished(): void {
  for (const place of unfinished()) {
    try {
      const found = readJournal(place);
      if (found) recover(found);
      else rmSync(place, { recursive: true, force: true });
    } catch {
      // The next command will try again, and say so.
    }
    settle(place);
  }
}

function recover({ file, state, journal }: FoundJournal): Recovery | undefined {
  if (!journal) removeQuietly(file);
  else if (state === "staging") return takeBackOwn(journal);
  else return finish(journal);
  return undefined;
}

function takeBackOwn(journal: Journal): Recovery | undefined {
  const entries = entriesBelow(journal);
  const files = entries.filter(({ temporary }) => isFile(temporary)).length;
  const folders = journal.folders.filter((made) => isBelow(path.dirname(made), journal.folder));
  takeBack({ ...journal, entries, folders });
  return files > 0 ? { outcome: "taken back", files } : undefined;
}

/** Renames what was not renamed yet, unless somebody else has written the target meanwhile. */
function finish(journal: Journal): Recovery | undefined {
  const entries = entriesBelow(journal);
  let files = 0;
  for (const { target, temporary, before } of entries) {
    if (!isFile(temporary)) continue;
    try {
      if (identityOf(target) === before) renameSync(temporary, target);
      else removeQuietly(temporary);
      files++;
    } catch (cause) {
      // Another command that recovers the same run may have been faster.
      if (isFile(temporary)) throw new NotReplaced(target, { cause, stuck: [] });
    }
  }
  leave({ ...journal, entries });
  return files > 0 ? { outcome: "finished", files } : undefined;
}

/** The files that can be reached from the folder without following a link: nobody else can say where they are. */
const entriesBelow = ({ folder, entries }: Journal): JournalEntry[] =>
  entries.filter(({ target }) => isBelow(path.dirname(target), folder));

function isBelow(folder: string, root: string): boolean {
  if (folder === root) return true;
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true && isBelow(path.dirname(folder), root);
}

const isFile = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
