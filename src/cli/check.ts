import { readFileSync } from "node:fs";
import path from "node:path";
import type { BrowserOwner } from "../browser/owner.js";
import type { NotRun } from "../check/finding.js";
import { openBaseline } from "../inspect/baseline-file.js";
import { type CheckedProject, checkDecks } from "../inspect/check-decks.js";
import { applyFixes } from "../inspect/fix.js";
import { narrow } from "../inspect/narrow.js";
import { photographSlides, writePictures } from "../inspect/pictures.js";
import { type Changes, openChanges } from "../project/edits/changes.js";
import { recoverFolders } from "../project/recovery.js";
import { sourceDate } from "../project/source-date.js";
import { shownPath } from "../report/shown-path.js";
import { realPathOf } from "../source/folder.js";
import { deliver } from "./check/deliver.js";
import { allFindings, failingIn, forPeople, type Report } from "./check/report.js";
import { readWishes, type Wishes } from "./check/wishes.js";
import { readDeckOptions } from "./deck-options.js";
import { type CommandLine, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";
import { createProgress, noProgress } from "./terminal.js";

/**
 * `quarterdeck check`; returns 1 when there is an error or more warnings than are let pass, and 3 when there is none but a rule
 * could not look that has to.
 */
export async function runCheck(line: CommandLine, shell: Shell): Promise<number> {
  const { options } = line;
  const { terminal, folder, environment } = shell;
  const started = performance.now();
  const shownFrom = realPathOf(folder);
  sourceDate(environment);
  const wishes = readWishes(options, shownFrom);
  const progress = options.quiet || wishes.reporter !== "text" ? noProgress : createProgress(terminal);
  const notices = new Set<string>();
  const notice = (message: string) => void notices.add(message);
  const written = [options.pictures ?? [], wishes.output ? path.dirname(wishes.output) : []].flat();
  recoverFolders(
    written.map((each) => path.resolve(shownFrom, each)),
    notice,
  );
  const request = { given: wishes.baseline ?? "", folder: shownFrom, isWritten: wishes.writesBaseline };
  const baseline = wishes.baseline === undefined ? undefined : openBaseline(request, notice);
  const deckOptions = readDeckOptions(line);
  const { isSafe } = deckOptions.rootChoice;
  let changes: Changes | undefined;
  const report = await checkDecks(
    {
      inputs: line.inputs,
      folder,
      ...deckOptions,
      jobs: wholeNumber(options, "jobs", 1),
      online: options.online ?? false,
      cache: !options["no-cache"],
      selection: wishes.selection,
      environment,
    },
    {
      async found(roots) {
        if (wishes.since !== undefined) changes = await openChanges(roots, { ref: wishes.since, isSafe, environment });
      },
      browser: (owner) => shell.onStop(() => owner.kill()),
      progress: (done, total, what) => progress.show(done, total, what),
      notice,
    },
    async (projects, browser): Promise<Report> => {
      const notRun = eachOnce(projects.flatMap((project) => project.notRun));
      const isRule = (code: string) => isLookedAt(code, notRun, { wishes, isOnline: options.online ?? false });
      const narrowing = { baseline, writesBaseline: wishes.writesBaseline, changes, folder: shownFrom, isRule };
      const narrowed = await narrow(projects, narrowing);
      const done = await workOn(narrowed.projects, browser, { line, wishes, folder: shownFrom });
      const elapsedMs = Math.round(performance.now() - started);
      return { ...done, folder: shownFrom, prints: narrowed.prints, baseline: narrowed.baseline, notRun, elapsedMs };
    },
  ).finally(() => progress.clear());
  deliver({ report, line, wishes }, notices, shell);
  if (allFindings(report).some(failingIn(report, wishes))) return 1;
  return wishes.mustLook && !wishes.writesBaseline && report.notRun.length > 0 ? 3 : 0;
}

/** Several projects lack the same. */
const eachOnce = (notRun: readonly NotRun[]) => [...new Map(notRun.map((each) => [each.rule, each])).values()];

/** Whether a run can say of a rule that it found nothing. */
function isLookedAt(
  code: string,
  notRun: readonly NotRun[],
  { wishes, isOnline }: { readonly wishes: Wishes; readonly isOnline: boolean },
): boolean {
  if (code === "dead-link" && !isOnline) return false;
  return wishes.selection.has(code) && !notRun.some(({ rule }) => rule === code);
}

/** What the work on findings is about. */
interface Work {
  readonly line: CommandLine;
  readonly wishes: Wishes;
  readonly folder: string;
}

/** Takes the pictures that are wanted and mends what can be. */
async function workOn(projects: readonly CheckedProject[], browser: BrowserOwner, { line, wishes, folder }: Work) {
  const { pictures: given, fix: isFixing } = line.options;
  const target = given === undefined ? undefined : path.resolve(folder, given);
  const pictures = target === undefined ? [] : await writePictures(projects, target, browser);
  const fixes = isFixing ? projects.map(fix) : [];
  const done = new Set(fixes.flatMap(({ fixed }) => fixed));
  const left = projects.map((project) => ({
    ...project,
    findings: project.findings.filter((finding) => !done.has(finding)),
  }));
  const seen =
    wishes.reporter === "html" ? await photographSlides(forPeople({ projects: left }, wishes).projects, browser) : [];
  return {
    projects: left,
    fixed: done.size,
    fixedFiles: fixes.flatMap(({ files }) => files.map((file) => shownPath(file, folder))),
    pictures: new Map(pictures.map(({ finding, file }) => [finding, path.relative(folder, file)])),
    seen,
  };
}

const fix = ({ findings, root }: CheckedProject) =>
  applyFixes(findings, root, (file) => readFileSync(path.join(root, file), "utf8"));
