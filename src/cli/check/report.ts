import type { Finding } from "../../check/finding.js";
import type { Reported } from "../../check/reported.js";
import type { Fixes } from "../../inspect/fix.js";
import type { BaselineReport } from "../../inspect/narrow.js";
import type { SlidePicture } from "../../inspect/pictures.js";
import type { Severity } from "../../report/problem.js";
import type { Wishes } from "./wishes.js";

/** What a check found and did. */
export interface Report extends Reported {
  /** What was mended, or would be; undefined where nobody asked for it. */
  readonly fixes: Fixes | undefined;
  /** The files with pictures of findings, from the report's folder. */
  readonly pictures: ReadonlyMap<Finding, string>;
  /** Pictures of slides for a page; empty for other reports. */
  readonly seen: readonly SlidePicture[];
  readonly baseline: BaselineReport | undefined;
  readonly elapsedMs: number;
  /** Of a share of the decks: what whoever puts all shares together needs, as JSON. */
  readonly shard?: string | undefined;
}

export const allFindings = ({ projects }: Report) => projects.flatMap(({ findings }) => findings);

export const countOf = (findings: readonly Finding[], severity: Severity) =>
  findings.filter((finding) => finding.severity === severity).length;

/** Whether warnings are more than a run lets pass. */
export const hasTooManyWarnings = (report: Report, { mostWarnings }: Wishes): boolean =>
  mostWarnings !== undefined && countOf(allFindings(report), "warning") > mostWarnings;

/** Which findings end a run with status 1. */
export function failingIn(report: Report, wishes: Wishes): (finding: Finding) => boolean {
  const warningsFail = hasTooManyWarnings(report, wishes);
  return ({ severity }) => severity === "error" || (severity === "warning" && warningsFail);
}

/** The same report without hints, unless somebody wants to see them. */
export const forPeople = <R extends Pick<Report, "projects">>(report: R, { showsHints }: Wishes): R =>
  showsHints
    ? report
    : {
        ...report,
        projects: report.projects.map((project) => ({
          ...project,
          findings: project.findings.filter(({ severity }) => severity !== "hint"),
        })),
      };

/** The exit status of a run: 1 when a finding ends it so, and 3 when none does but a rule could not look that has to. */
export function statusOf(report: Report, wishes: Wishes): number {
  if (allFindings(report).some(failingIn(report, wishes))) return 1;
  return wishes.mustLook && !wishes.writesBaseline && report.notRun.length > 0 ? 3 : 0;
}
