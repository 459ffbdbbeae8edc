import { counted } from "../../report/counted.js";
import { typedPath } from "../../report/shown-path.js";
import type { CommandLine } from "../options.js";
import { allFindings, type Report } from "./report.js";

/** What became of the baseline of a run, in a line for each thing; nothing where there was none. */
export function aboutBaseline(report: Report, line: CommandLine): string[] {
  if (!report.baseline) return [];
  const { file, known, gone, written } = report.baseline;
  if (written) {
    const changes = [
      ...(written.added > 0 ? [`${written.added} new`] : []),
      ...(gone > 0 ? [`${gone} taken out`] : []),
    ];
    return [`${file} holds ${counted(written.all, "finding")}${changes.length > 0 ? `: ${changes.join(", ")}` : ""}`];
  }
  const mended = `${gone} of ${file} ${gone === 1 ? "is" : "are"} mended; ${howToTakeOut(report, line, file)}`;
  return [`${counted(known, "finding")} known from ${file}`, ...(gone > 0 ? [mended] : [])];
}

/** The command that takes out what is mended: it would also take in what is new, so there must be nothing of that kind. */
function howToTakeOut(report: Report, { inputs, options }: CommandLine, file: string): string {
  if (options.changed !== undefined) return "to take out what is, check without --changed";
  if (allFindings(report).length > 0) return "to take out what is, mend first what is new";
  const given = Object.entries(options).filter(([name]) => !besideFindings.has(name));
  const words = [...inputs.map(typedPath), ...given.flatMap(([name, value]) => typedOption(name, value))];
  return `to take out what is: ${["quarterdeck check", ...words, "--baseline", typedPath(file), "--write-baseline"].join(" ")}`;
}

/** The options that do not decide what is looked at, and how. */
const besideFindings: ReadonlySet<string> = new Set([
  ...["reporter", "output", "json", "quiet", "hints", "pictures", "debug"],
  ...["strict", "max-warnings", "baseline", "write-baseline", "fix", "dry-run"],
]);

const typedOption = (name: string, value: string | boolean | readonly string[]): string[] =>
  typeof value === "boolean" ? [`--${name}`] : [value].flat().map((each) => `--${name} ${typedPath(each)}`);
