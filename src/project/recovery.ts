import path from "node:path";
import { counted } from "../report/counted.js";
import { MachineError } from "../report/problem.js";
import { remediesOf } from "../report/system.js";
import { type Recovery, recoverFolder } from "../source/recover.js";
import { NotReplaced } from "../source/refusals.js";

/** Hears of what was done, or of what was left alone, which the next command finds again. */
export type RecoveryNotice = (message: string, what: "done" | "left") => void;

/**
 * Finishes or takes back in these folders what commands have left that were stopped while they wrote, before anybody looks
 * at what stands there.
 *
 * @param notice is told what was done
 * @throws MachineError when a file cannot take its place
 */
export function recoverFolders(folders: Iterable<string>, notice: RecoveryNotice): void {
  for (const folder of new Set(folders))
    for (const recovery of recover(folder)) notice(noteOf(recovery, folder), "file" in recovery ? "left" : "done");
}

function recover(folder: string): Recovery[] {
  try {
    return recoverFolder(folder);
  } catch (cause) {
    if (!(cause instanceof NotReplaced)) throw cause;
    const [stuck] = cause.stuck;
    const old = stuck?.backup ? ` by the old file, ${stuck.backup}` : "";
    const message = `an earlier run was stopped while it replaced its files, and ${cause.message}${old} now, either`;
    const remedies = [...remediesOf(cause.cause), "close the program that has it open", "run the command again"];
    throw new MachineError(message, remedies, { cause });
  }
}

function noteOf(recovery: Recovery, folder: string): string {
  switch (recovery.outcome) {
    case "finished":
      return `an earlier run was stopped while it replaced its files in ${folder}; ${placesOf(recovery)}`;
    case "taken back":
      return `an earlier run was stopped before it replaced anything in ${folder}; its unfinished files are removed: ${counted(recovery.files, "file")}`;
    case "put back":
      return `an earlier run could not replace all of its files in ${folder}; they are as they were before: ${counted(recovery.files, "file")}`;
    case "runs":
      return `another command is writing files into ${folder}; its journal ${recovery.file} is left alone`;
    case "may run":
      return `a command of another machine or container may be writing files into ${folder}, or was stopped before it replaced any; its journal ${recovery.file} is left alone: if nothing runs there, remove the files whose names begin with ${stemOf(recovery.file)}`;
    case "unreadable":
      return `the journal ${recovery.file} cannot be read and is left alone; another version of quarterdeck may have written it: run that version, or remove the files whose names begin with ${stemOf(recovery.file)}`;
  }
}

function placesOf({ files, left }: Pick<Extract<Recovery, { outcome: "finished" }>, "files" | "left">): string {
  const placed = files > 0 ? [`they are in place now: ${counted(files, "file")}`] : [];
  const others = left > 0 ? [`left as somebody else has written them since: ${counted(left, "file")}`] : [];
  return [...placed, ...others].join("; ");
}

/** What the names of all files of a run have in common. */
const stemOf = (journal: string) => path.basename(journal, path.extname(journal));
