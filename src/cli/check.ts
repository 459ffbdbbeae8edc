import path from "node:path";
import type { BrowserOwner } from "../browser/owner.js";
import type { Finding, NotRun } from "../check/finding.js";
import { rules } from "../check/rules.js";
import { sarifOf } from "../check/sarif.js";
import { type CheckEvents, type CheckedProject, type CheckRequest, checkDecks } from "../inspect/check-decks.js";
import { type Fixes, writeFixes } from "../inspect/fix.js";
import { fixDecks } from "../inspect/fix-rounds.js";
import { writePictures } from "../inspect/pictures.js";
import { recoverFolders } from "../project/recovery.js";
import { sourceDate } from "../project/source-date.js";
import { capped } from "../report/capped.js";
import { counted } from "../report/counted.js";
import { formatProblems, plainProblem } from "../report/format.js";
import { type Severity, UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";
import { realPathOf } from "../source/folder.js";
import { packageVersion } from "../source/installed.js";
import { placeOf } from "../source/text.js";
import { readDeckOptions } from "./deck-options.js";
import { diffOf, fixedText, fixesJson } from "./fix-report.js";
import { type CommandLine, type OptionValues, wholeNumber } from "./options.js";
import type { Shell } from "./shell.js";
import { createProgress, noProgress, type Terminal } from "./terminal.js";

type UseOf<T> = (projects: readonly CheckedProject[], browser: BrowserOwner) => Promise<T>;

/** What a check found in one project, as it is reported. */
interface Reported {
  readonly findings: readonly Finding[];
  readonly decks: CheckedProject["decks"];
}

interface Report {
  /** The folder from which paths are shown. */
  readonly folder: string;
  readonly projects: readonly Reported[];
  readonly notRun: readonly NotRun[];
  /** What was mended, or would be; undefined without `--fix`. */
  readonly fixes: Fixes | undefined;
  /** Whether nothing was written of them. */
  readonly isTrial: boolean;
  readonly pictures: ReadonlyMap<Finding, string>;
  readonly elapsedMs: number;
}

const reporters = ["text", "json", "sarif"] as const;

/**
 * `quarterdeck check`; returns 1 when there is an error, with `--strict` also when there is a warning, and then 3 when
 * there is none but a rule could not look.
 */
export async function runCheck(line: CommandLine, shell: Shell): Promise<number> {
  const { options } = line;
  const { terminal, folder, environment } = shell;
  const started = performance.now();
  const shownFrom = realPathOf(folder);
  sourceDate(environment);
  const reporter = readReporter(options);
  const progress = options.quiet || reporter !== "text" ? noProgress : createProgress(terminal);
  const request = readRequest(line, shell);
  const isTrial = options["dry-run"] ?? false;
  const notices = new Set<string>();
  const pictureFolder = options.pictures === undefined ? undefined : path.resolve(shownFrom, options.pictures);
  if (pictureFolder !== undefined) recoverFolders([pictureFolder], (message) => notices.add(message));
  const events: CheckEvents = {
    browser: (owner) => shell.onStop(() => owner.kill()),
    progress: (done, total, what) => progress.show(done, total, what),
    notice: (message) => notices.add(message),
  };
  const use =
    (fixes: Fixes | undefined): UseOf<Report> =>
    async (projects, browser) => {
      const pictures = pictureFolder === undefined ? [] : await writePictures(projects, pictureFolder, browser);
      if (fixes && !isTrial) writeFixes(fixes);
      return {
        folder: shownFrom,
        projects,
        notRun: eachOnce(projects.flatMap(({ notRun }) => notRun)),
        ...{ fixes, isTrial },
        pictures: new Map(pictures.map(({ finding, file }) => [finding, path.relative(shownFrom, file)])),
        elapsedMs: Math.round(performance.now() - started),
      };
    };
  const mended = isTrial ? await fixDecks(request, events, (fixes) => async () => fixes) : undefined;
  // A trial reports what stands on disk.
  const checking = options.fix && !isTrial ? fixDecks(request, events, use) : checkDecks(request, events, use(mended));
  const report = await checking.finally(() => progress.clear());
  if (reporter === "json") terminal.out(`${JSON.stringify(jsonReport(report))}\n`);
  else if (reporter === "sarif") terminal.out(`${JSON.stringify(sarifOf(report, rules, packageVersion()), null, 2)}\n`);
  else writeText(report, options, notices, terminal);
  const failing: readonly Severity[] = options.strict ? ["error", "warning"] : ["error"];
  if (allFindings(report).some(({ severity }) => failing.includes(severity))) return 1;
  return options.strict && report.notRun.length > 0 ? 3 : 0;
}

const readRequest = (line: CommandLine, { folder, environment }: Shell): CheckRequest => ({
  inputs: line.inputs,
  folder,
  ...readDeckOptions(line),
  jobs: wholeNumber(line.options, "jobs", 1),
  online: line.options.online ?? false,
  cache: !line.options["no-cache"],
  environment,
});

/** Several projects lack the same. */
const eachOnce = (notRun: readonly NotRun[]) => [...new Map(notRun.map((each) => [each.rule, each])).values()];

function readReporter(options: OptionValues): (typeof reporters)[number] {
  const name = options.reporter ?? (options.json ? "json" : "text");
  const known = reporters.find((reporter) => reporter === name);
  if (known) return known;
  const question = didYouMeanBare(name, reporters);
  throw new UsageError(`there is no reporter “${name}”${question ? `; ${question}` : `: ${reporters.join(", ")}`}`);
}

const allFindings = ({ projects }: Report) => projects.flatMap(({ findings }) => findings);

const countOf = (findings: readonly Finding[], severity: Severity) =>
  findings.filter((finding) => finding.severity === severity).length;

function jsonReport(report: Report): object {
  const findings = report.projects.flatMap(({ findings: list }) =>
    capped(list, report.folder, "programs").map((finding) => {
      const { span, deck, slide } = finding;
      const end = span && placeOf(span.file, span.end);
      const picture = report.pictures.get(finding);
      return {
        ...plainProblem(finding, report.folder),
        ...(end ? { endLine: end.line, endColumn: end.column } : {}),
        ...(deck ? { deck } : {}),
        ...(slide ? { slide } : {}),
        ...(picture === undefined ? {} : { picture }),
      };
    }),
  );
  const all = allFindings(report);
  return {
    decks: report.projects.flatMap(({ decks }) => decks),
    findings,
    errors: countOf(all, "error"),
    warnings: countOf(all, "warning"),
    hints: countOf(all, "hint"),
    notRun: report.notRun,
    fixed: report.isTrial ? 0 : (report.fixes?.fixed.length ?? 0),
    ...(report.fixes ? { fixes: fixesJson(report.fixes, report.folder) } : {}),
    elapsedMs: report.elapsedMs,
  };
}

function writeText(report: Report, options: OptionValues, notices: ReadonlySet<string>, shown: Terminal): void {
  const { isTrial, fixes, folder } = report;
  if (isTrial && fixes) shown.out(fixes.files.map((file) => diffOf(file, folder)).join(""));
  // What stands beside a diff would be taken for a part of it.
  const terminal = isTrial ? { ...shown, out: (text: string) => shown.err(text) } : shown;
  for (const { findings } of report.projects) {
    const shown = findings.filter(({ severity }) => severity !== "hint" || options.hints);
    if (shown.length > 0)
      terminal.out(`${formatProblems(shown, { folder: report.folder, colour: terminal.colour })}\n`);
  }
  for (const notice of options.quiet ? [] : notices) terminal.err(`note: ${notice}\n`);
  const [first] = report.notRun;
  if (first && (options.strict || !options.quiet)) {
    const rules = report.notRun.map(({ rule }) => rule).join(", ");
    terminal.err(`${options.strict ? "error" : "note"}: ${first.message}; not checked: ${rules}\n`);
    terminal.err(`  help: ${first.remedy}\n`);
  }
  const findings = allFindings(report);
  const isQuiet = options.quiet && findings.every(({ severity }) => severity === "hint");
  if (!isQuiet) terminal.out(`${summaryOf(report, findings, options)}\n`);
}

function summaryOf(report: Report, findings: readonly Finding[], options: OptionValues): string {
  const decks = report.projects.flatMap((project) => project.decks);
  const slides = decks.reduce((sum, deck) => sum + deck.slides, 0);
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const hidden = countOf(findings, "hint") > 0 && !options.hints ? " (--hints shows the hints)" : "";
  const found = counts.length === 0 ? "nothing to fix" : counts.join(", ") + hidden;
  const lines = [
    ...(report.fixes ? fixedText(report.fixes, report) : []),
    ...(report.pictures.size > 0 ? [`${counted(report.pictures.size, "picture")} in ${options.pictures}`] : []),
    `${counted(decks.length, "deck")}, ${counted(slides, "slide")}: ${found} (${(report.elapsedMs / 1000).toFixed(1)} s)`,
  ];
  return lines.join("\n");
}
