import { counted } from "../report/counted.js";
import { MachineError } from "../report/problem.js";
import { remediesOf } from "../report/system.js";
import { type Recovery, recoverFolder } from "../source/recover.js";
import { NotReplaced } from "../source/refusals.js";

/**
 * Finishes or takes back in these folders what commands have left that were stopped while they wrote, before anybody looks
 * at what stands there.
 *
 * @param notice is told what was done
 * @throws MachineError when a file cannot take its place
 */
export function recoverFolders(folders: Iterable<string>, notice: (message: string) => void): void {
  for (const folder of new Set(folders)) for (const recovery of recover(folder)) notice(noteOf(recovery, folder));
}

function recover(folder: string): Recovery[] {
  try {
    return recoverFolder(folder);
  } catch (cause) {
    if (!(cause instanceof NotReplaced)) throw cause;
    const message = `an earlier run was stopped while it replaced its files, and ${cause.message} now, either`;
    const remedies = [...remediesOf(cause.cause), "close the program that has it open", "run the command again"];
    throw new MachineError(message, remedies, { cause });
  }
}

const noteOf = ({ outcome, files }: Recovery, folder: string) =>
  outcome === "finished"
    ? `an earlier run was stopped while it replaced its files in ${folder}; they are in place now: ${counted(files, "file")}`
    : `an earlier run was stopped before it replaced anything in ${folder}; its unfinished files are removed: ${counted(files, "file")}`;
