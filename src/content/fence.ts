import type { Attributes, CodeBlock } from "../model/deck.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import type { SourceFile, Span } from "../source/text.js";
import { type AttributeMistake, unreadAttributes } from "./attributes.js";
import { conditionOf, isNearlyCondition } from "./conditions.js";
import { parseFenceAttributes } from "./fence-attributes.js";
import { countSteps, findSteps, litLines, readNotes, readSteps } from "./fence-steps.js";

/** Gives the text of a file that a code block names, or undefined after reporting why not. */
export type CodeReader = (reference: string, span: Span) => SourceFile | undefined;

/** What reading code blocks needs. */
export interface CodeContext {
  readonly readCode: CodeReader;
  readonly problems: ProblemSink;
}

/** A fenced code block as it is written. */
interface WrittenFence {
  /** The info string: what follows the opening marks on their line. */
  readonly info: string;
  readonly text: string;
  readonly span: Span;
}

/** Lines of code, and the number that the first of them has. */
interface Listing {
  readonly text: string;
  readonly firstLine: number;
  /** The file that they were taken from. */
  readonly file?: SourceFile;
  /** Something else stands in their place; that was reported. */
  readonly isStandIn?: boolean;
}

const ownKeys = new Set(["file", "lines", "region", "title", "notes", "only", "not"]);

/** Markdown takes a backslash before a sign away, and attributes are read as they stand in the file. */
function infoAsWritten({ info, span }: WrittenFence): string {
  const { text } = span.file;
  if (text.indexOf(info, span.start) !== -1) return info;
  const opening = /^[ \t]*(?:`{3,}|~{3,})[ \t]*([^\n]*)/.exec(text.slice(span.start, span.end));
  return opening?.[1]?.trimEnd() ?? info;
}

/** What an info string begins with; what says for whom the code is, is no language. */
export function languageIn(info: string): string {
  const [word = ""] = /^[^\s[{]*/.exec(info) ?? [];
  const [key = "", value] = word.split("=", 2);
  return value !== undefined && isNearlyCondition(key, []) ? "" : word;
}

/**
 * Makes a code block from a fence. The info string holds a language, then in any order code steps
 * (`[1-3|5]`, `[20: 1|3]`, `{1-3|5}`) and attributes (`file=… lines=… region=… title="…" .class`), also between braces (`{.class}`).
 */
export function readFence(fence: WrittenFence, context: CodeContext): CodeBlock {
  const { text, span } = fence;
  const info = infoAsWritten(fence);
  const infoStart = Math.max(span.start, span.file.text.indexOf(info, span.start));
  const language = languageIn(info);
  const infoSpan = { file: span.file, start: infoStart, end: infoStart + info.length };
  const written = findSteps(info, infoSpan);
  const steps = written && readSteps(written, context.problems);
  const { attributes, mistake } = readInfoAttributes(infoSpan, language, written?.span, context.problems);
  // The name of a file that is missing stands in its place.
  const own = { text: text || (attributes.values.get("file") ?? ""), firstLine: 1, isStandIn: text === "" };
  const code: Listing = readIncluded(attributes, span, context) ?? own;
  const count = code.isStandIn ? undefined : code.text.split("\n").length;
  const lit = steps ? litLines(steps, { count, problems: context.problems }) : [];
  // Notes are counted by the steps that were meant, and of those that cannot be read, none stands anywhere.
  const isUnread = written !== undefined && !steps;
  const notes = readNotes(attributes, isUnread ? countSteps(written) : lit.length, infoSpan, context.problems);
  const kept = new Map([...attributes.values].filter(([key]) => !ownKeys.has(key)));
  return {
    kind: "code",
    language: language.toLowerCase(),
    text: code.text,
    caption: attributes.values.get("title") ?? "",
    firstLine: written ? (steps?.firstLine ?? 1) : code.firstLine,
    steps: lit,
    notes: isUnread ? [] : notes,
    attributes: { ...attributes, values: kept },
    unread: mistake,
    condition: conditionOf(attributes, infoSpan),
    included: code.file && { file: code.file, firstLine: code.firstLine },
    span,
  };
}

/** The attributes in an info string: before the steps, or after them when they follow the language. */
function readInfoAttributes(
  { file, start, end }: Span,
  language: string,
  steps: Span | undefined,
  problems: ProblemSink,
): { readonly attributes: Attributes; readonly mistake: AttributeMistake | undefined } {
  const from = steps && steps.start <= start + language.length + 1 ? steps.end : start + language.length;
  const until = steps && steps.start > from ? steps.start : end;
  const { attributes, mistake } = parseFenceAttributes(file, from, until);
  // Other tools keep their own marks in the info string; only our own keys make a mistake of ours.
  const isOurs =
    attributes.values.has("file") ||
    attributes.values.has("notes") ||
    /\b(?:only|not)\s*=/.test(file.text.slice(start, end));
  if (!mistake || !isOurs) return { attributes, mistake };
  problems.report(unreadAttributes(mistake, file.text.slice(start, end)));
  return { attributes, mistake: undefined };
}

/** The code that a fence takes from a file; undefined when it names none, or none that can be read. */
function readIncluded(
  { values, spans }: Attributes,
  span: Span,
  { readCode, problems }: CodeContext,
): Listing | undefined {
  const reference = values.get("file");
  const file = reference === undefined ? undefined : readCode(reference, spans.get("file") ?? span);
  if (!file) return undefined;
  const lines = file.text.replace(/\n$/, "").split("\n");
  const region = values.get("region");
  const range = values.get("lines");
  const contextAt = (key: string): CutContext => ({ lines, path: file.path, span: spans.get(key) ?? span, problems });
  if (region !== undefined) return { ...cutRegion(region, contextAt("region")), file };
  if (range !== undefined) return { ...cutLines(range, contextAt("lines")), file };
  if (lines.length <= limits.codeLines) return { text: lines.join("\n"), firstLine: 1, file };
  const hint = "name the lines that the slide shows: lines=10-20, or region=name";
  const met = { what: `lines of ${file.path}`, most: shownCount(limits.codeLines), hint };
  problems.report(problem("too-many", met, { span: spans.get("file") ?? span }));
  return { text: "", firstLine: 1, isStandIn: true, file };
}

/** What cutting a part out of a file needs. */
interface CutContext {
  readonly lines: readonly string[];
  /** The file's path, for messages. */
  readonly path: string;
  /** Where the part is asked for. */
  readonly span: Span;
  readonly problems: ProblemSink;
}

function cutLines(range: string, { lines, path, span, problems }: CutContext): Listing {
  const match = /^(\d+)(?:-(\d+))?$/.exec(range);
  const first = Number(match?.[1]);
  const last = Number(match?.[2] ?? match?.[1]);
  if (!match || first < 1 || last > lines.length || last < first) {
    problems.report(
      problem(
        "bad-lines",
        { lines: range, path, count: lines.length === 1 ? "1 line" : `${lines.length} lines` },
        { span },
      ),
    );
    return { text: `${path} ${range}`, firstLine: 1, isStandIn: true };
  }
  return { text: dedent(lines.slice(first - 1, last)).join("\n"), firstLine: first };
}

const regionMark = /(?:\/\/|\/\*|#|--|;|<!--)\s*#?(end)?region\b[ \t]*([\w.-]*)/;

/** Cuts out what is between `#region NAME` and `#endregion`, in any comment style, without the marks of regions in it. */
function cutRegion(region: string, { lines, path, span, problems }: CutContext): Listing {
  const marks = lines.map((line) => regionMark.exec(line));
  const start = marks.findIndex((mark) => mark && !mark[1] && mark[2] === region);
  if (start === -1) {
    const known = marks.flatMap((mark) => (mark && !mark[1] && mark[2] ? [mark[2]] : []));
    problems.report(problem("missing-region", { path, region, known: known.join(", ") || "none" }, { span }));
    return { text: `${path} ${region}`, firstLine: 1, isStandIn: true };
  }
  let depth = 0;
  let end = start;
  for (; end < lines.length; end++) {
    if (marks[end]) depth += marks[end]?.[1] ? -1 : 1;
    if (depth === 0) break;
  }
  const inside = lines.slice(start + 1, end).filter((_, i) => !marks[start + 1 + i]);
  return { text: dedent(inside).join("\n"), firstLine: start + 2 };
}

function dedent(lines: readonly string[]): string[] {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/));
  const common = indents.reduce((least, indent) => Math.min(least, indent), Number.MAX_SAFE_INTEGER);
  return lines.map((line) => line.slice(Math.min(common, line.search(/\S|$/))));
}
