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
import {
  completeJournal,
  type Journal,
  type JournalEntry,
  journalPath,
  journalStates,
  newJournal,
  writeJournal,
} from "./journal.js";
import { type OutputFile, removeQuietly, stampOf } from "./output.js";
import { NoFolder, NotReplaced, type StuckFile } from "./refusals.js";
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
  let journal = newJournal(folder, { folders: missingFolders(folder, targets), targets });
  for (const state of journalStates) begin(journalPath(journal, state));
  try {
    const numbers = stage(journal, files);
    journal = completeJournal(journal);
    renameSync(journalPath(journal, "staging"), journalPath(journal, "complete"));
    flushFolder(folder);
    takePlaces(journal);
    leave(journal);
    return files.map((file, index) => stampOf(file.path, numbers[index]) ?? "");
  } catch (cause) {
    const stuck = takeBack(journal);
    for (const each of made.toReversed()) removeEmpty(each);
    if (stuck.length > 0 && cause instanceof NotReplaced)
      throw new NotReplaced(cause.path, { cause: cause.cause, stuck });
    throw cause;
  } finally {
    for (const state of journalStates) settle(journalPath(journal, state));
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

function takePlaces(journal: Journal): void {
  for (const { target, temporary } of journal.entries) {
    try {
      renameSync(temporary, target);
    } catch (cause) {
      // Another command that finishes this run, because it cannot know that we live, may have been faster.
      if (isThere(temporary)) throw new NotReplaced(target, { cause, stuck: [] });
    }
  }
}

const isThere = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Removes what was only needed until all files had their places; the journal last. */
export function leave(journal: Journal): void {
  for (const { backup } of journal.entries) removeQuietly(backup);
  for (const folder of foldersOf(journal)) flushFolder(folder);
  removeQuietly(journalPath(journal, "complete"));
}

/**
 * Puts back the old files where they were replaced, and removes everything else that a run has made; the journal last. It
 * stays when a file could not be put back, and so does the old one: the next command tries again.
 *
 * @returns the files that are new
 */
export function takeBack(journal: Journal): StuckFile[] {
  const complete = journalPath(journal, "complete");
  // Whoever finds what is left of this must not go on with what is gone.
  renameQuietly(complete, journalPath(journal, "back"));
  if (isThere(complete)) return journal.entries.filter(({ temporary }) => !isThere(temporary)).map(stuckFile);
  const isReplaced = isThere(journalPath(journal, "back"));
  const stuck = isReplaced ? journal.entries.toReversed().filter((entry) => !putBack(entry)) : [];
  for (const entry of journal.entries) {
    removeQuietly(entry.temporary);
    if (!stuck.includes(entry)) removeQuietly(entry.backup);
  }
  if (stuck.length > 0) return stuck.map(stuckFile);
  for (const folder of journal.folders.toReversed()) removeEmpty(folder);
  for (const state of ["back", "staging"] as const) removeQuietly(journalPath(journal, state));
  return [];
}

const stuckFile = ({ target, backup, before }: JournalEntry): StuckFile => ({
  target,
  backup: before === "" ? undefined : backup,
});

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
