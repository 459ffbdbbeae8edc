import type { Attributes, LineSet } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { rangesOf } from "../source/ranges.js";
import type { Span } from "../source/text.js";

/** Code steps as they are written. */
interface WrittenSteps {
  /** What stands between the brackets, as it stands there. */
  readonly text: string;
  /** The brackets and what stands between them. */
  readonly span: Span;
}

/** Steps that can be read, and the number that the first line of the code has. */
interface Steps {
  readonly steps: readonly LineSet[];
  readonly firstLine: number;
  /** Where each step is written. */
  readonly spans: readonly Span[];
}

/** Brackets that hold line numbers or nothing, or what is divided as steps are, such as `[all|2]`. */
const brackets = /[[{]([\d\s,|*:-]*|[^[\]{}=|]*\|[^[\]{}=]*|\s*\d[^[\]{}=]*)[\]}]/;

/** The steps in an info string, which are not in the values of its attributes. */
export function findSteps(info: string, { file, start }: Span): WrittenSteps | undefined {
  const unquoted = info.replace(/"[^"]*"|'[^']*'/g, (value) => "=".repeat(value.length));
  const match = brackets.exec(unquoted);
  if (!match) return undefined;
  const from = start + match.index;
  return { text: match[1] ?? "", span: { file, start: from, end: from + match[0].length } };
}

/** How many steps are written, whether they can be read or not. */
export const countSteps = ({ text }: WrittenSteps): number => text.split("|").length;

/** Reads steps; undefined after reporting each that cannot be read, or that they name too many lines. */
export function readSteps(written: WrittenSteps, problems: ProblemSink): Steps | undefined {
  const { firstLine, groups } = divide(written);
  const steps: LineSet[] = [];
  const unread: WrittenStep[] = [];
  let named = 0;
  for (const group of groups) {
    const lines = parseLines(group.text);
    if (lines === "unreadable") unread.push(group);
    else if (lines !== "too many") steps.push(lines);
    named += 1 + (Array.isArray(lines) ? lines.length : 0);
    if (lines !== "too many" && named <= limits.stepLines) continue;
    problems.report(problem("too-many", manyLines, { span: written.span }));
    return undefined;
  }
  for (const { text, span } of unread) problems.report(problem("bad-steps", { step: text }, { span }));
  return unread.length > 0 ? undefined : { steps, firstLine, spans: groups.map(({ span }) => span) };
}

interface LitContext {
  /** How many lines the code has; undefined where nobody knows. */
  readonly count: number | undefined;
  readonly problems: ProblemSink;
}

/** The lines of each step that are there; a step that has none lights all lines. Reports all that are missing. */
export function litLines({ steps, firstLine, spans }: Steps, { count, problems }: LitContext): LineSet[] {
  if (count === undefined) return [...steps];
  const counted = count === 1 ? "one line" : `${count} lines`;
  const hint = firstLine === 1 ? "" : `, whatever number it is shown with (here ${firstLine})`;
  return steps.map((lines, index) => {
    const found = lines?.filter((line) => line >= 1 && line <= count);
    if (!lines || found?.length === lines.length) return lines;
    const missing = named(lines.filter((line) => line < 1 || line > count));
    const values = { step: index + 1, lines: missing, count: counted, hint };
    problems.report(problem("missing-lines", values, { span: spans[index] }));
    return found?.length === 0 ? undefined : found;
  });
}

/** Lines as a message names them: “line 3”, or “lines 3-5, 9”. */
function named(lines: readonly number[]): string {
  const words = rangesOf(lines).map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  return `${lines.length === 1 ? "line" : "lines"} ${words.join(", ")}`;
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

const manyLines = {
  what: "lines that the steps of this code name, all together",
  most: shownCount(limits.stepLines),
  hint: "divide the code, or show it in fewer steps",
};

/** A step as it is written. */
interface WrittenStep {
  readonly text: string;
  readonly span: Span;
}

/** Code steps as reveal.js writes them: the number of the first line, and what stands between the bars. */
function divide({ text, span }: WrittenSteps): { firstLine: number; groups: WrittenStep[] } {
  const offset = /^\s*(\d+)\s*:/.exec(text);
  let at = span.start + 1 + (offset?.[0].length ?? 0);
  const groups = text
    .slice(offset?.[0].length ?? 0)
    .split("|")
    .map((group): WrittenStep => {
      const start = at + (group.length - group.trimStart().length);
      at += group.length + 1;
      return { text: group.trim(), span: { file: span.file, start, end: start + group.trim().length } };
    });
  return { firstLine: offset ? Number(offset[1]) : 1, groups };
}

/** What keeps a step from being read. */
type UnreadSteps = "unreadable" | "too many";

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
