import { existsSync } from "node:fs";
import path from "node:path";
import { printBaseline, readBaseline } from "../check/baseline.js";
import type { Fingerprint } from "../check/fingerprint.js";
import { absoluteOf } from "../project/edits/repository.js";
import { recoverFolders } from "../project/recovery.js";
import { InputError, ProblemList, problem, UsageError } from "../report/problem.js";
import { typedPath } from "../report/shown-path.js";
import { isWithin, realPathOf } from "../source/folder.js";
import { limits, shownBytes } from "../source/limits.js";
import { readSmall } from "../source/small-file.js";
import { sourceFile } from "../source/text.js";
import type { CheckedProject } from "./check-project.js";
import { writeReport } from "./report-file.js";

/** A file of findings that are known. */
export interface BaselineFile {
  /** Absolute. */
  readonly path: string;
  /** The folder from which its paths are written: its own. */
  readonly folder: string;
  /** As it was given. */
  readonly given: string;
  /** What stands in it; nothing where it is new. */
  readonly entries: readonly Fingerprint[];
  /** Whether there is a file of a baseline, by its path in it. */
  isThere(file: string): boolean;
}

/** How a baseline is asked for. */
interface BaselineRequest {
  readonly given: string;
  /** The folder in which the user stands. */
  readonly folder: string;
  readonly isWritten: boolean;
}

/**
 * Reads the baseline that a command line names.
 *
 * @throws UsageError when there is none and it is not written, either
 * @throws InputError when it cannot be read, also where it would be written: other findings may stand in it
 */
export function openBaseline(
  { given, folder, isWritten }: BaselineRequest,
  notice: (message: string) => void,
): BaselineFile {
  const file = path.resolve(folder, given);
  const own = realPathOf(path.dirname(file));
  recoverFolders([own], notice);
  const isThere = (name: string) => name === "" || existsSync(path.resolve(own, name));
  const opened = { path: file, folder: own, given, isThere };
  if (!existsSync(file) && isWritten) return { ...opened, entries: [] };
  if (!existsSync(file)) {
    const command = `quarterdeck check --baseline ${typedPath(given)} --write-baseline`;
    throw new UsageError(`there is no file “${given}”; to write what is found now into it: ${command}`);
  }
  const text = readSmall(file, limits.textBytes);
  if (text === undefined)
    throw new InputError([problem("too-large", { path: given, most: shownBytes(limits.textBytes) })]);
  const problems = new ProblemList();
  const entries = readBaseline(sourceFile(path.basename(file), text, own), problems);
  if (problems.all.length > 0) throw new InputError(problems.all);
  return { ...opened, entries };
}

/** Of what a run can say whether it still is so. */
export interface Looked {
  /** Whether a rule or problem was looked for. */
  isRule(code: string): boolean;
  readonly projects: readonly Pick<CheckedProject, "root" | "lookedAt">[];
}

/**
 * Whether a run would have found what stands in a baseline. Of a file that is gone only a run of the whole project can tell: it may have another
 * name now.
 */
export function isLookedFor({ file, rule }: Fingerprint, looked: Looked, { folder }: BaselineFile): boolean {
  if (!looked.isRule(rule)) return false;
  const written = path.resolve(folder, file);
  const real = realPathOf(written);
  return looked.projects.some(({ root, lookedAt }) =>
    lookedAt === "all"
      ? file === "" || isWithin(written, root)
      : lookedAt.some((source) => absoluteOf(source) === real),
  );
}

/**
 * Writes a baseline, whole or not at all.
 *
 * @throws MachineError when it cannot be written
 */
export function writeBaseline(file: BaselineFile, prints: readonly Fingerprint[]): void {
  writeReport(file.path, printBaseline(prints), "choose another file with --baseline FILE");
}
