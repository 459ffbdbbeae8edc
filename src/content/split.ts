import { type ProblemSink, problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { firstLineFrom, type Line } from "./scan.js";

/** Regular expressions of the front matter, as in reveal-md; what is absent follows the dialect. */
export interface Separators {
  readonly slide?: string | undefined;
  readonly below?: string | undefined;
  readonly notes?: string | undefined;
}

/** Where a slide stands in its file; offsets, `end` exclusive. */
export interface SlideRange {
  /** Lies below the slide before it. */
  readonly below: boolean;
  readonly start: number;
  /** End of the body; the notes' mark starts here when there are notes. */
  readonly bodyEnd: number;
  readonly notesStart: number | undefined;
  readonly end: number;
}

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly below: boolean;
}

const defaultNotes = "^[ \\t]*notes?:";

/** Splits the lines of a file into slides. Slides of white space only at both ends are dropped. */
export function splitSlides(
  file: SourceFile,
  lines: readonly Line[],
  separators: Separators,
  problems: ProblemSink,
): SlideRange[] {
  const from = lines[0]?.start ?? file.text.length;
  const cuts = [...separatorCuts(file, lines, separators, problems)].sort((a, b) => a.start - b.start);
  const notes = new RegExp(separators.notes ?? defaultNotes, "gim");
  const ranges: SlideRange[] = [];
  let start = from;
  let below = false;
  for (const cut of [...cuts, { start: file.text.length, end: file.text.length, below: false }]) {
    ranges.push(withNotes(file, lines, notes, { below, start, end: Math.max(start, cut.start) }));
    start = cut.end;
    below = cut.below;
  }
  return trimEmpty(file, ranges);
}

function* separatorCuts(
  file: SourceFile,
  lines: readonly Line[],
  separators: Separators,
  problems: ProblemSink,
): Iterable<Cut> {
  const custom = separators.slide ?? separators.below;
  if (custom === undefined) {
    yield* lineCuts(file, lines, /^(?:-{2,4})[ \t]*$/, problems);
    return;
  }
  if (separators.slide) yield* regexCuts(file, lines, separators.slide, false);
  else yield* lineCuts(file, lines, /^---[ \t]*$/, problems);
  if (separators.below) yield* regexCuts(file, lines, separators.below, true);
  else yield* lineCuts(file, lines, /^-{2}(?:-{2})?[ \t]*$/, problems);
}

function* lineCuts(file: SourceFile, lines: readonly Line[], pattern: RegExp, problems: ProblemSink): Iterable<Cut> {
  for (const [index, line] of lines.entries()) {
    if (line.masked || !pattern.test(line.text)) continue;
    const before = lines[index - 1];
    if (before && underlines(before, lines[index - 2])) {
      const span = { file, start: line.start, end: line.end };
      problems.report(problem("setext-separator", {}, { span }));
      continue;
    }
    yield { start: line.start, end: Math.min(line.end + 1, file.text.length), below: line.text.trim() !== "---" };
  }
}

/** GFM makes a heading of a paragraph above a line of dashes; headings, list items, tables and fences end before it. */
function underlines(before: Line, above: Line | undefined): boolean {
  if (before.closesFence || before.text.trim() === "") return false;
  if (before.masked) return false;
  if (/^\s{0,3}(#{1,6}\s|<|\||>|:{2,}|([-*+]|\d+[.)])\s)|-->\s*$|^-{2,4}\s*$/.test(before.text)) return false;
  return !(above && /^\s*([-*+]|\d+[.)])\s/.test(above.text) && /^\s/.test(before.text));
}

function* regexCuts(file: SourceFile, lines: readonly Line[], source: string, below: boolean): Iterable<Cut> {
  const from = lines[0]?.start ?? file.text.length;
  const pattern = new RegExp(source.replaceAll("\\r\\n", "\\n"), "gm");
  pattern.lastIndex = from;
  for (let match = pattern.exec(file.text); match; match = pattern.exec(file.text)) {
    if (match[0] === "") {
      pattern.lastIndex++;
      continue;
    }
    const at = match.index + (match[0].length - match[0].trimStart().length);
    if (!isMasked(lines, at)) yield { start: match.index, end: match.index + match[0].length, below };
    // Neighbouring separators may share their line break, as in reveal.js's own splitting.
    if (match[0].endsWith("\n")) pattern.lastIndex--;
  }
}

function isMasked(lines: readonly Line[], offset: number): boolean {
  return lines[firstLineFrom(lines, offset + 1) - 1]?.masked ?? false;
}

function withNotes(
  file: SourceFile,
  lines: readonly Line[],
  notes: RegExp,
  range: { below: boolean; start: number; end: number },
): SlideRange {
  notes.lastIndex = range.start;
  for (let match = notes.exec(file.text); match && match.index < range.end; match = notes.exec(file.text)) {
    const at = match.index + (match[0].length - match[0].trimStart().length);
    if (match[0] !== "" && !isMasked(lines, at)) {
      return { ...range, bodyEnd: match.index, notesStart: Math.min(match.index + match[0].length, range.end) };
    }
    notes.lastIndex = Math.max(notes.lastIndex, match.index + 1);
  }
  return { ...range, bodyEnd: range.end, notesStart: undefined };
}

function trimEmpty(file: SourceFile, ranges: readonly SlideRange[]): SlideRange[] {
  const isEmpty = (range: SlideRange) => file.text.slice(range.start, range.end).trim() === "";
  const first = ranges.findIndex((range) => !isEmpty(range));
  const last = ranges.findLastIndex((range) => !isEmpty(range));
  return first === -1
    ? []
    : ranges.slice(first, last + 1).map((range, i) => (i === 0 ? { ...range, below: false } : range));
}
