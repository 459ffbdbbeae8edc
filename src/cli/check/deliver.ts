import path from "node:path";
import { githubOf } from "../../check/github.js";
import { junitOf } from "../../check/junit.js";
import { rules } from "../../check/rules.js";
import { sarifOf } from "../../check/sarif.js";
import { reportPage } from "../../inspect/report/page.js";
import { writeReport } from "../../inspect/report-file.js";
import { shareKey } from "../../inspect/shards/share-report.js";
import type { FormatOptions } from "../../report/format.js";
import { packageVersion } from "../../source/installed.js";
import type { Shell } from "../shell.js";
import type { Terminal } from "../terminal.js";
import { diffOf } from "./fixes.js";
import { jsonReport } from "./json.js";
import { failingIn, forPeople, type Report } from "./report.js";
import { foundIn, summaryOf, type Told, textReport } from "./text.js";

/**
 * Prints a report, or writes it into the file that was named, whole or not at all; then what it comes to is printed.
 *
 * @throws MachineError when the file cannot be written
 */
export function deliver(told: Told, notices: ReadonlySet<string>, { terminal }: Shell): void {
  const { line, wishes } = told;
  const { output } = wishes;
  const isForPeople = output !== undefined || wishes.reporter === "text";
  const text = reportText(told, { colour: terminal.colour && output === undefined });
  const beside = isForPeople ? besideDiff(told, terminal) : terminal;
  if (output === undefined) beside.out(text);
  else writeReport(output, text, "choose another file with --output FILE");
  if (!isForPeople) return;
  tellNotes(told, notices, terminal);
  if (output !== undefined && !line.options.quiet)
    beside.out(`${[...summaryOf(told), `the report is in ${line.options.output}`].join("\n")}\n`);
}

/** Prints what would be mended, if that is asked for; what stands beside a diff would be taken for a part of it. */
function besideDiff({ report, wishes }: Told, terminal: Terminal): Terminal {
  if (wishes.fixing !== "shown") return terminal;
  terminal.out((report.fixes?.files ?? []).map((file) => diffOf(file, report.folder)).join(""));
  return { ...terminal, out: (text) => terminal.err(text) };
}

function reportText(told: Told, look: Pick<FormatOptions, "colour">): string {
  const { report, wishes } = told;
  switch (wishes.reporter) {
    case "text":
      return textReport(told, look);
    case "json":
      return `${JSON.stringify(jsonReport(report, wishes))}\n`;
    case "sarif":
      return sarifText(report);
    case "github":
      return githubOf(forPeople(report, wishes));
    case "junit":
      return junitOf(forPeople(report, wishes), failingIn(report, wishes));
    case "html":
      return pageText(told);
  }
}

function sarifText(report: Report): string {
  const properties = report.shard === undefined ? undefined : { [shareKey]: report.shard };
  return `${JSON.stringify(sarifOf(report, rules, { version: packageVersion(), properties }), null, 2)}\n`;
}

function pageText(told: Told): string {
  const { report, wishes } = told;
  const { output } = wishes;
  const target = output === undefined ? report.folder : path.dirname(output);
  return reportPage({ report: forPeople(report, wishes), pictures: report.seen, summary: foundIn(told), target });
}

/** What is worth knowing beside findings goes to standard error. */
function tellNotes({ report, line, wishes }: Told, notices: ReadonlySet<string>, terminal: Terminal): void {
  const { quiet } = line.options;
  for (const notice of quiet ? [] : notices) terminal.err(`note: ${notice}\n`);
  const [first] = report.notRun;
  if (!first || (quiet && !wishes.mustLook)) return;
  const names = report.notRun.map(({ rule }) => rule).join(", ");
  terminal.err(`${wishes.mustLook ? "error" : "note"}: ${first.message}; not checked: ${names}\n`);
  terminal.err(`  help: ${first.remedy}\n`);
}
