import { createTwoFilesPatch } from "diff";
import type { FixedFile, Fixes } from "../../inspect/fix.js";
import { counted } from "../../report/counted.js";
import { plainProblem } from "../../report/format.js";
import { shownPath } from "../../report/shown-path.js";
import type { Report } from "./report.js";
import type { Wishes } from "./wishes.js";

/** What fixes change in a file, as a unified diff that `patch -p1` and `git apply` take. */
export function diffOf({ file, before, after }: FixedFile, folder: string): string {
  const shown = shownPath(file, folder);
  const patch = createTwoFilesPatch(`a/${shown}`, `b/${shown}`, before, after, "", "", { context: 3 });
  const [head, ...rest] = patch.split("\n");
  const [from = "", to = "", ...hunks] = head?.startsWith("===") ? rest : [head, ...rest];
  // Where there is no date, nothing follows the name.
  return [from.trimEnd(), to.trimEnd(), ...hunks].join("\n");
}

/** What was mended, or would be, for programs. */
export const fixesJson = ({ files, fixed }: Fixes, folder: string) => ({
  places: fixed.map((finding) => plainProblem(finding, folder)),
  files: files.map((each) => ({ file: shownPath(each.file, folder), diff: diffOf(each, folder) })),
});

/** How much was mended, or would be, and where. */
export function fixedText({ fixes, folder }: Report, { fixing }: Wishes): string[] {
  if (!fixes || fixes.fixed.length === 0) return [];
  const done = fixing === "shown" ? "would be fixed" : "fixed";
  const files = fixes.files.map(({ file }) => shownPath(file, folder));
  return [`${counted(fixes.fixed.length, "place")} ${done} in ${files.join(", ")}`];
}
