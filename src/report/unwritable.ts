import path from "node:path";
import { FolderInTheWay, NoFolder, NotReplaceable, NotReplaced, type StuckFile } from "../source/refusals.js";
import { MachineError } from "./problem.js";
import { remediesOf, systemFault } from "./system.js";

/** Where files were to be written, for those who are told that it did not work. */
interface Place {
  readonly folder: string;
  /** What else could be done, such as “choose another folder with --out DIR”. */
  readonly instead: string;
  /** Whether these are all files of a run, as without, or others may have been written all the same. */
  readonly unit?: "run" | "part";
}

const nameOf = ({ target, backup }: StuckFile, folder: string) =>
  `${path.relative(folder, target)}${backup ? ` (the old file is ${path.relative(folder, backup)})` : ""}`;

/** Why files could not be written, with the way to mend it. Whatever it was, nothing was replaced, unless it says so. */
export function whyUnwritable(cause: unknown, { folder, instead, unit }: Place): MachineError {
  const say = (message: string, ...remedies: string[]) => new MachineError(message, remedies, { cause });
  if (cause instanceof FolderInTheWay)
    return say(
      `${cause.path} is a folder; a file would be written there`,
      `move the folder ${cause.path} away, or ${instead}`,
    );
  if (cause instanceof NoFolder)
    return say(`${cause.message}; a folder would be made there`, `move it away, or ${instead}`);
  if (cause instanceof NotReplaceable)
    return say(
      `${cause.message}${unit === "part" ? "" : "; nothing was written"}`,
      "change its permissions or move it away",
      instead,
    );
  if (cause instanceof NotReplaced) {
    const stuck = cause.stuck.map((file) => nameOf(file, folder)).join(", ");
    const state = stuck === "" ? "all files are as they were" : `these are new and could not be put back: ${stuck}`;
    const remedies = [...remediesOf(cause.cause), "close the program that has it open", "build again"];
    return say(`${cause.path} cannot be replaced; ${state}`, ...remedies);
  }
  const fault = systemFault(cause);
  const code = fault?.code ?? "";
  if (fault && (code === "EEXIST" || code === "ENOTDIR"))
    return say(`${fault.path || folder} is no folder; a folder would be made there`, `move it away, or ${instead}`);
  if (fault && code === "ENAMETOOLONG")
    return say(`the name of ${fault.path} is too long`, "give the deck a shorter name", instead);
  if (code === "ENOSPC") return say("the disk is full", "free some space and build again");
  const why = fault?.words ? `: ${fault.words}` : "";
  return say(`the folder ${folder} cannot be written${why}`, ...remediesOf(cause), instead);
}
