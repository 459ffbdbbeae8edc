import type { Finding } from "../../check/finding.js";
import { shareKey } from "../../inspect/shards/share-report.js";
import { capped } from "../../report/capped.js";
import { plainProblem } from "../../report/format.js";
import { shownPath } from "../../report/shown-path.js";
import { placeOf } from "../../source/text.js";
import { fixesJson } from "./fixes.js";
import { allFindings, countOf, type Report } from "./report.js";
import type { Wishes } from "./wishes.js";

/** The one object of `--reporter json`. */
export function jsonReport(report: Report, { fixing }: Wishes): object {
  const findings = report.projects.flatMap(({ findings: list }) =>
    capped(list, report.folder, "programs").map((finding) => {
      const { span, deck, slide, also, told = [] } = finding;
      const end = span && placeOf(span.file, span.end);
      const picture = report.pictures.get(told[0] ?? finding);
      return {
        ...plainProblem(finding, report.folder),
        ...(end ? { endLine: end.line, endColumn: end.column } : {}),
        ...(also ? { also } : {}),
        ...(told.length > 0 ? { places: told.map((each) => placeIn(each, report.folder)) } : {}),
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
    ...(report.baseline ? { baseline: report.baseline } : {}),
    notRun: report.notRun,
    fixed: fixing === "written" ? (report.fixes?.fixed.length ?? 0) : 0,
    ...(report.fixes ? { fixes: fixesJson(report.fixes, report.folder) } : {}),
    elapsedMs: report.elapsedMs,
    ...(report.shard ? { [shareKey]: report.shard } : {}),
  };
}

/** The place of one of several findings that are told as one. */
const placeIn = ({ span, slide }: Finding, folder: string) => ({
  ...(span ? { file: shownPath(span.file, folder), ...placeOf(span.file, span.start) } : {}),
  ...(slide ? { slide } : {}),
});
