import { counted } from "../../report/counted.js";
import { type FormatOptions, formatProblems } from "../../report/format.js";
import type { CommandLine } from "../options.js";
import { aboutBaseline } from "./baseline-text.js";
import { breakdownOf } from "./breakdown.js";
import { fixedText } from "./fixes.js";
import { allFindings, countOf, forPeople, hasTooManyWarnings, type Report } from "./report.js";
import type { Wishes } from "./wishes.js";

/** A report, and what was asked for. */
export interface Told {
  readonly report: Report;
  readonly line: CommandLine;
  readonly wishes: Wishes;
}

/** Findings for people to read, and what they come to. */
export function textReport(told: Told, { colour }: Pick<FormatOptions, "colour">): string {
  const { report, line, wishes } = told;
  const shown = forPeople(report, wishes);
  const lists = shown.projects
    .filter(({ findings }) => findings.length > 0)
    .map(({ findings }) => `${formatProblems(findings, { folder: report.folder, colour })}\n`);
  const breakdown = line.options.quiet ? [] : breakdownOf(shown);
  const isSilent = line.options.quiet && allFindings(report).every(({ severity }) => severity === "hint");
  const end = isSilent ? [] : [...breakdown, ...summaryOf(told)];
  return [...lists, ...end.map((each) => `${each}\n`)].join("");
}

/** What a run comes to, in one line for each thing that it did. */
export function summaryOf({ report, line, wishes }: Told): string[] {
  const { options } = line;
  const findings = allFindings(report);
  const decks = report.projects.flatMap((project) => project.decks);
  const slides = decks.reduce((sum, deck) => sum + deck.slides, 0);
  const warnings = countOf(findings, "warning");
  return [
    ...fixedText(report, wishes),
    ...(report.pictures.size > 0 ? [`${counted(report.pictures.size, "picture")} in ${options.pictures}`] : []),
    ...aboutBaseline(report, line),
    ...(options["max-warnings"] !== undefined && hasTooManyWarnings(report, wishes)
      ? [`${counted(warnings, "warning")}: --max-warnings lets ${wishes.mostWarnings} pass`]
      : []),
    `${counted(decks.length, "deck")}, ${counted(slides, "slide")}: ${foundIn({ report, line, wishes })} (${(report.elapsedMs / 1000).toFixed(1)} s)`,
  ];
}

/** How much of what was found. */
export function foundIn({ report, wishes }: Told): string {
  const findings = allFindings(report);
  const counts = (["error", "warning", "hint"] as const).flatMap((severity) => {
    const count = countOf(findings, severity);
    return count === 0 ? [] : [counted(count, severity)];
  });
  const hidden = countOf(findings, "hint") > 0 && !wishes.showsHints ? " (--hints shows the hints)" : "";
  const narrowed = report.baseline || wishes.since !== undefined ? "nothing new to fix" : "nothing to fix";
  return counts.length === 0 ? narrowed : counts.join(", ") + hidden;
}
