import * as v from "valibot";
import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import type { Fingerprint } from "./fingerprint.js";

/** The first line of a baseline: what the file is, and in which form. */
const head = { quarterdeck: "baseline", version: 1 } as const;

const text = v.string();
const entrySchema = v.strictObject({ file: text, rule: text, slide: text, byLine: text, bySlide: text });

/** A baseline: a line that says so, and one for each finding, sorted, so that a change of it is small. */
export function printBaseline(prints: readonly Fingerprint[]): string {
  const lines = prints.map(({ file, rule, slide, byLine, bySlide }) =>
    JSON.stringify({ file, rule, slide, byLine, bySlide }),
  );
  return [JSON.stringify(head), ...lines.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)), ""].join("\n");
}

/** Reads a baseline; what is wrong with it is reported at its line. */
export function readBaseline(source: SourceFile, problems: ProblemSink): Fingerprint[] {
  const { lineStarts } = source;
  const report = (line: number, detail: string) => {
    const start = lineStarts[line] ?? 0;
    const end = Math.max(start, (lineStarts[line + 1] ?? source.text.length + 1) - 1);
    problems.report(problem("bad-baseline", { detail }, { span: { file: source, start, end } }));
  };
  const [first = "", ...rest] = source.text.split("\n");
  const opened = v.safeParse(
    v.object({ quarterdeck: v.literal(head.quarterdeck), version: v.number() }),
    parsed(first),
  );
  if (!opened.success) {
    report(0, isConflict(first) ? conflict : `it does not begin with ${JSON.stringify(head)}`);
    return [];
  }
  if (opened.output.version > head.version) {
    report(0, "a newer quarterdeck has written it");
    return [];
  }
  return rest.flatMap((line, index) => {
    if (line.trim() === "") return [];
    const read = v.safeParse(entrySchema, parsed(line));
    if (read.success) return [read.output];
    report(index + 1, isConflict(line) ? conflict : "this line is no finding");
    return [];
  });
}

const conflict = "a conflict of a merge is left here";
const isConflict = (line: string): boolean => /^(?:<{7}|={7}|>{7}|\|{7})/.test(line);

/** What a line of JSON says; undefined where it is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
