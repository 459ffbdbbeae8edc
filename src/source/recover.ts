import { existsSync, lstatSync, renameSync } from "node:fs";
import path from "node:path";
import {
  type FoundJournal,
  findJournals,
  identityOf,
  isJournal,
  type Journal,
  type JournalEntry,
  readJournal,
} from "./journal.js";
import { remove } from "./leftovers.js";
import { lifeOf } from "./maker.js";
import { removeQuietly, removeUnfinished } from "./output.js";
import { NotReplaced } from "./refusals.js";
import { leave, takeBack } from "./replace.js";
import { settle, unfinished } from "./unfinished.js";

/** What became of a run that was stopped. */
export type Recovery =
  /** Its files have their places now; `left` counts those whose targets somebody else has written since. */
  | { readonly outcome: "finished"; readonly files: number; readonly left: number }
  /** Nothing had been replaced: its files are gone, or the old ones have their places again. */
  | { readonly outcome: "taken back" | "put back"; readonly files: number }
  /** Its journal is left alone, because it runs, may run, or because the journal cannot be read. */
  | { readonly outcome: "runs" | "may run" | "unreadable"; readonly file: string };

/**
 * Finishes in a folder what runs have left that were stopped while they replaced files, or takes it back. Runs that still
 * go on are left alone. One of another machine or container, of which nobody knows whether it lives, is finished or put
 * back all the same once all its files are written: each step is done once, whoever does it.
 *
 * @returns what was done, or left, if there was anything
 * @throws NotReplaced when a file cannot take its place now, either; the next command tries again
 */
export function recoverFolder(folder: string): Recovery[] {
  removeUnfinished(folder);
  return findJournals(folder).flatMap((found) => whyLeft(found) ?? recover(found) ?? []);
}

/**
 * Finishes or takes back what had been begun by somebody who was stopped and does nothing any more: this process, or a thread of it.
 *
 * @param places what that is; everything that is known, if nothing is said
 */
export function settleUnfinished(places: Iterable<string> = unfinished()): void {
  for (const place of places) {
    try {
      const found = readJournal(place);
      if (found) recover(found);
      else if (!isJournal(place)) remove(place);
    } catch {
      // The next command will try again, and say so.
    }
    settle(place);
  }
}

function whyLeft({ file, state, maker }: FoundJournal): Recovery | undefined {
  const life = maker ? lifeOf(maker) : "has ended";
  if (life === "runs") return { outcome: "runs", file };
  if (life === "unknown" && state === "staging") return { outcome: "may run", file };
  return undefined;
}

function recover({ file, state, journal }: FoundJournal): Recovery | undefined {
  if (journal === "unreadable") return { outcome: "unreadable", file };
  if (journal === "torn") removeQuietly(file);
  else if (state === "complete") return finish(journal, file);
  else return undo(journal, state);
  return undefined;
}

function undo(journal: Journal, state: "staging" | "back"): Recovery | undefined {
  const entries = entriesBelow(journal);
  const folders = journal.folders.filter((made) => isBelow(path.dirname(made), journal.folder));
  const files = entries.filter(({ temporary }) => isFile(temporary)).length;
  const [stuck, ...more] = takeBack({ ...journal, entries, folders });
  if (stuck) throw new NotReplaced(stuck.target, { cause: undefined, stuck: [stuck, ...more] });
  if (state === "back") return { outcome: "put back", files: entries.length };
  return files > 0 ? { outcome: "taken back", files } : undefined;
}

/** Renames what was not renamed yet, unless somebody else has written the target meanwhile. */
function finish(journal: Journal, file: string): Recovery | undefined {
  const entries = entriesBelow(journal);
  let files = 0;
  let left = 0;
  for (const { target, temporary, before } of entries) {
    // Its own process may live elsewhere, and have begun to take it back.
    if (!existsSync(file)) return undefined;
    if (!isFile(temporary)) continue;
    try {
      const isOurs = identityOf(target) === before;
      // Another command that recovers the same run may have been faster.
      if (!isFile(temporary)) continue;
      if (isOurs) renameSync(temporary, target);
      else removeQuietly(temporary);
      if (isOurs) files++;
      else left++;
    } catch (cause) {
      if (isFile(temporary)) throw new NotReplaced(target, { cause, stuck: [] });
    }
  }
  if (!existsSync(file)) return undefined;
  leave({ ...journal, entries });
  return files + left > 0 ? { outcome: "finished", files, left } : undefined;
}

/** The files that can be reached from the folder without following a link: nobody else can say where they are. */
const entriesBelow = ({ folder, entries }: Journal): JournalEntry[] =>
  entries.filter(({ target }) => isBelow(path.dirname(target), folder));

function isBelow(folder: string, root: string): boolean {
  if (folder === root) return true;
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true && isBelow(path.dirname(folder), root);
}

const isFile = (file: string) => lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;
