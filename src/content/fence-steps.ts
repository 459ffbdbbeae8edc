import type { Attributes, LineSet } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import type { Span } from "../source/text.js";

/** Code steps as they are written. */
interface WrittenSteps {
  /** What stands between the brackets. */
  readonly text: string;
  /** The brackets and what stands between them. */
  readonly span: Span;
}

/** Steps that can be read, and the number that the first line of the code has. */
interface Steps {
  readonly steps: readonly LineSet[];
  readonly firstLine: number;
}

/** Brackets that hold line numbers or nothing, or what is divided as steps are, such as `[all|2]`. */
const brackets = /[[{]([\d\s,|*:-]*|[^[\]{}=|]*\|[^[\]{}=]*|\s*\d[^[\]{}=]*)[\]}]/;

/** The steps in an info string, which are not in the values of its attributes. */
export function findSteps(info: string, { file, start }: Span): WrittenSteps | undefined {
  const unquoted = info.replace(/"[^"]*"|'[^']*'/g, (value) => "=".repeat(value.length));
  const match = brackets.exec(unquoted);
  if (!match) return undefined;
  const from = start + match.index;
  return { text: match[1]?.trim() ?? "", span: { file, start: from, end: from + match[0].length } };
}

/** Reads steps; undefined after reporting why that cannot be done. */
export function readSteps({ text, span }: WrittenSteps, problems: ProblemSink): Steps | undefined {
  const steps = parseSteps(text);
  if (typeof steps !== "string") return steps;
  problems.report(
    steps === "unreadable" ? problem("bad-steps", { steps: text }, { span }) : problem("too-many", manyLines, { span }),
  );
  return undefined;
}

interface LitContext {
  /** How many lines the code has; undefined where nobody knows. */
  readonly count: number | undefined;
  readonly span: Span;
  readonly problems: ProblemSink;
}

/** The lines of each step that are there; a step that has none lights all lines. Reports the first that is missing. */
export function litLines({ steps, firstLine }: Steps, { count, span, problems }: LitContext): LineSet[] {
  if (count === undefined) return [...steps];
  const isThere = (line: number) => line >= 1 && line <= count;
  const at = steps.findIndex((lines) => lines?.every(isThere) === false);
  if (at === -1) return [...steps];
  const line = steps[at]?.find((named) => !isThere(named)) ?? 0;
  const counted = count === 1 ? "one line" : `${count} lines`;
  const hint = firstLine === 1 ? "" : `, whatever number it is shown with (here ${firstLine})`;
  problems.report(problem("missing-lines", { step: at + 1, line, count: counted, hint }, { span }));
  return steps.map((lines) => {
    const found = lines?.filter(isThere) ?? [];
    return found.length === 0 ? undefined : found;
  });
}

/** What stands beside the lines of each step: `notes="…|…"`, in which `\\|` is no border. */
export function readNotes({ values, spans }: Attributes, steps: number, info: Span, problems: ProblemSink): string[] {
  const written = values.get("notes");
  if (written === undefined) return [];
  const notes = written.split(/(?<!\\)\|/).map((note) => note.replaceAll("\\|", "|").trim());
  if (notes.length <= steps) return notes;
  const counted = (count: number, what: string) => `${count === 0 ? "no" : count} ${what}${count === 1 ? "" : "s"}`;
  const found = { notes: counted(notes.length, "note"), steps: counted(steps, "step") };
  problems.report(problem("too-many-notes", found, { span: spans.get("notes") ?? info }));
  return notes.slice(0, steps);
}

/** What keeps steps from being read. */
type UnreadSteps = "unreadable" | "too many";

const manyLines = {
  what: "lines that the steps of this code name, all together",
  most: shownCount(limits.stepLines),
  hint: "divide the code, or show it in fewer steps",
};

/** Code steps as reveal.js writes them. */
function parseSteps(source: string): { steps: LineSet[]; firstLine: number } | UnreadSteps {
  const offset = /^\s*(\d+)\s*:/.exec(source);
  const firstLine = offset ? Number(offset[1]) : 1;
  const groups = source.slice(offset?.[0].length ?? 0);
  if (groups.trim() === "") return { steps: [undefined], firstLine };
  const steps: LineSet[] = [];
  let named = 0;
  for (const group of groups.split("|")) {
    const lines = parseLines(group);
    if (typeof lines === "string") return lines;
    named += 1 + (lines?.length ?? 0);
    if (named > limits.stepLines) return "too many";
    steps.push(lines);
  }
  return { steps, firstLine };
}

/** The lines that a step names, such as `1-3,5`; undefined for all of them. */
export function parseLines(group: string): LineSet | UnreadSteps {
  if (group.trim() === "" || group.trim() === "*") return undefined;
  const lines: number[] = [];
  for (const range of group.split(",")) {
    const match = /^\s*(\d+)(?:\s*-\s*(\d+))?\s*$/.exec(range);
    if (!match) return "unreadable";
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first) return "unreadable";
    if (lines.length + last - first >= limits.stepLines) return "too many";
    for (let line = first; line <= last; line++) lines.push(line);
  }
  return lines;
}
