import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmdirSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { keepOld, putBack, requireReplaceable } from "./backup.js";
import { makeFolder } from "./folder.js";
import { type Journal, type JournalEntry, journalPath, newJournal, writeJournal } from "./journal.js";
import { type OutputFile, removeQuietly, stampOf } from "./output.js";
import { NoFolder, NotReplaced } from "./refusals.js";
import { begin, settle } from "./unfinished.js";

/**
 * Writes files that belong together: all of them are new afterwards, or none. They go to temporary files, which take
 * their places when all are on the disk and every target was found to be replaceable. When the process is ended
 * meanwhile, whatever way, each file is whole, old or new, and a journal tells the next command how to go on.
 *
 * @param folder holds the journal; all files stand in it or below it, and folders that are missing are made
 * @returns the stamp of each file, in order; "" for one that somebody else has replaced meanwhile
 * @throws a refusal (see `refusals`) or the file system's error; nothing has changed then, unless NotReplaced says so
 */
export function replaceFiles(folder: string, files: readonly OutputFile[]): string[] {
  if (files.length === 0) return [];
  const made = makeFolder(folder);
  const targets = files.map((file) => path.relative(folder, file.path));
  const journal = newJournal(folder, { folders: missingFolders(folder, targets), targets });
  begin(journalPath(journal, "staging"));
  try {
    const numbers = stage(journal, files);
    begin(journalPath(journal, "complete"));
    renameSync(journalPath(journal, "staging"), journalPath(journal, "complete"));
    flushFolder(folder);
    takePlaces(journal);
    leave(journal);
    return files.map((file, index) => stampOf(file.path, numbers[index]) ?? "");
  } catch (cause) {
    takeBack(journal);
    for (const each of made.toReversed()) removeEmpty(each);
    throw cause;
  } finally {
    for (const state of ["staging", "complete"] as const) settle(journalPath(journal, state));
  }
}

/** Folders between the output folder and its files that are not there, outer ones first. */
function missingFolders(folder: string, targets: readonly string[]): string[] {
  const missing = new Set<string>();
  for (const target of targets) {
    const parts = path.dirname(target).split(path.sep);
    for (const index of parts.keys()) {
      const name = parts.slice(0, index + 1).join(path.sep);
      if (name === ".") continue;
      const found = lstatSync(path.join(folder, name), { throwIfNoEntry: false });
      // Who has made the folder would decide where the files go, and a later command could not tell.
      if (found?.isSymbolicLink()) throw new NoFolder(path.join(folder, name), "a link");
      if (found && !found.isDirectory()) throw new NoFolder(path.join(folder, name), "no folder");
      if (!found) missing.add(name);
    }
  }
  return [...missing];
}

/** Everything that can fail is done before the first file is replaced. */
function stage(journal: Journal, files: readonly OutputFile[]): bigint[] {
  for (const { target } of journal.entries) requireReplaceable(target);
  writeJournal(journal);
  for (const folder of journal.folders) makeFolder(folder);
  const numbers = journal.entries.map((entry, index) => writeTemporary(entry, files[index]?.bytes ?? new Uint8Array()));
  for (const entry of journal.entries) keepOld(entry);
  for (const folder of foldersOf(journal)) flushFolder(folder);
  return numbers;
}

const foldersOf = ({ entries }: Journal) => new Set(entries.map(({ target }) => path.dirname(target)));

/** Writes a file until it is on the disk: after a power cut, a name must not lead to half of it. */
function writeTemporary({ temporary, target }: JournalEntry, bytes: Uint8Array): bigint {
  const file = openSync(temporary, "wx");
  try {
    writeFileSync(file, bytes);
    const old = lstatSync(target, { throwIfNoEntry: false });
    const { ino, mode } = fstatSync(file, { bigint: true });
    // A file keeps its permissions.
    if (old?.isFile() && old.mode !== Number(mode)) fchmodSync(file, old.mode & 0o777);
    fsyncSync(file);
    return ino;
  } finally {
    closeSync(file);
  }
}

/** Makes sure that a folder's names are on the disk, where the system can do that. */
function flushFolder(folder: string): void {
  try {
    const opened = openSync(folder, "r");
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  } catch {
    return;
  }
}

/** Renames all files, or puts back those that were renamed. */
function takePlaces(journal: Journal): void {
  for (const [index, { target, temporary }] of journal.entries.entries()) {
    try {
      renameSync(temporary, target);
    } catch (cause) {
      const done = journal.entries.slice(0, index).toReversed();
      const stuck = done.filter((entry) => !putBack(entry)).map((entry) => entry.target);
      throw new NotReplaced(target, { cause, stuck });
    }
  }
}

/** Removes what was only needed until all files had their places; the journal last. */
export function leave(journal: Journal): void {
  for (const { backup } of journal.entries) removeQuietly(backup);
  for (const folder of foldersOf(journal)) flushFolder(folder);
  removeQuietly(journalPath(journal, "complete"));
}

/** Removes everything that a run has made before its files took their places; the journal last. */
export function takeBack(journal: Journal): void {
  // Whoever finds what is left of this must not go on with what is gone.
  renameQuietly(journalPath(journal, "complete"), journalPath(journal, "staging"));
  for (const { temporary, backup } of journal.entries) {
    removeQuietly(temporary);
    removeQuietly(backup);
  }
  for (const folder of journal.folders.toReversed()) removeEmpty(folder);
  removeQuietly(journalPath(journal, "staging"));
}

function renameQuietly(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    return;
  }
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
}
