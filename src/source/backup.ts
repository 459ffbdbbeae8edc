import {
  closeSync,
  copyFileSync,
  linkSync,
  lstatSync,
  openSync,
  readlinkSync,
  renameSync,
  type Stats,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { identityOf, type JournalEntry } from "./journal.js";
import { FolderInTheWay, NotReplaceable } from "./refusals.js";

/**
 * Looks at a place where a file is to stand.
 * @throws FolderInTheWay, NotReplaceable, or the file system's error, such as for a name that is too long
 */
export function requireReplaceable(target: string): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isDirectory()) throw new FolderInTheWay(target);
  if (!found.isFile() && !found.isSymbolicLink()) throw new NotReplaceable(target, "it is no file");
  if (isOthersInSticky(found, statSync(path.dirname(target))))
    throw new NotReplaceable(target, "it is somebody else's");
}

/** In a folder such as /tmp, whoever owns neither a file nor the folder can replace nothing. */
function isOthersInSticky(file: Stats, folder: Stats): boolean {
  const user = process.getuid?.();
  if (user === undefined || user === 0 || (folder.mode & 0o1000) === 0) return false;
  return file.uid !== user && folder.uid !== user;
}

/**
 * Gives what stands at a target a second name, so that it can be put back. A link is kept as what it is.
 * @throws NotReplaceable when the file system keeps the target as it is
 */
export function keepOld({ target, backup }: JournalEntry): void {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (!found) return;
  if (found.isSymbolicLink()) symlinkSync(readlinkSync(target), backup);
  else
    try {
      linkSync(target, backup);
    } catch (cause) {
      keepCopy({ target, backup }, cause);
    }
}

/** Not every file system knows a second name for a file, and none gives one to what cannot be replaced. */
function keepCopy({ target, backup }: Pick<JournalEntry, "target" | "backup">, cause: unknown): void {
  const code = codeOf(cause);
  if (code === "EXDEV") throw new NotReplaceable(target, "something else is mounted there", { cause });
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EROFS" || code === "EIO") throw cause;
  requireChangeable(target);
  copyFileSync(target, backup);
}

/** The file system says EPERM, and not EACCES, of a file that nobody may change, whatever its permissions. */
function requireChangeable(target: string): void {
  try {
    closeSync(openSync(target, "r+"));
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "EPERM" || code === "EROFS") throw new NotReplaceable(target, "it is protected", { cause });
  }
}

const codeOf = (cause: unknown) => (cause instanceof Error && "code" in cause ? String(cause.code) : "");

/**
 * Undoes a replacement, unless somebody else has written the target since; once more is no harm.
 * @returns whether there is nothing left to be undone
 */
export function putBack({ target, temporary, backup, before, after }: JournalEntry): boolean {
  try {
    const now = identityOf(target);
    if (before === "") {
      if (after !== "" && now === after) renameSync(target, temporary);
    } else if ((now === after || now === "") && exists(backup)) renameSync(backup, target);
    return true;
  } catch {
    // Another command that goes on with the same run may have been faster.
    return identityOf(target) !== after;
  }
}

const exists = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;
