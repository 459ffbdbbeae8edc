import { problem } from "../report/problem.js";
import type { SourceFile } from "../source/text.js";
import { firstLineFrom, type Line, type LineContext } from "./scan.js";

/** Regular expressions of the front matter, as in reveal-md; what is absent follows the dialect. */
export interface Separators {
  readonly slide?: string | undefined;
  readonly below?: string | undefined;
  readonly notes?: string | undefined;
}

/** Where a slide is in its file; offsets, `end` exclusive. */
export interface SlideRange {
  /** It goes below the slide before it. */
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

/** Splits the lines of a file into slides. Slides of nothing but white space are dropped at both ends. */
export function splitSlides(context: LineContext, separators: Separators): SlideRange[] {
  const { file, lines } = context;
  const from = lines[0]?.start ?? file.text.length;
  const cuts = [...separatorCuts(context, separators)].sort((a, b) => a.start - b.start);
  const notes = new RegExp(separators.notes ?? defaultNotes, "gim");
  const ranges: SlideRange[] = [];
  let start = from;
  let below = false;
  for (const cut of [...cuts, { start: file.text.length, end: file.text.length, below: false }]) {
    ranges.push(withNotes(context, notes, { below, start, end: Math.max(start, cut.start) }));
    start = cut.end;
    below = cut.below;
  }
  return trimEmpty(file, ranges);
}

function* separatorCuts(context: LineContext, { slide, below }: Separators): Iterable<Cut> {
  if (slide === undefined && below === undefined) {
    yield* lineCuts(context, /^(?:-{2,4})[ \t]*$/);
    return;
  }
  if (slide) for (const match of regexMatches(context, slide)) yield { ...match, below: false };
  else yield* lineCuts(context, /^---[ \t]*$/);
  if (below) for (const match of regexMatches(context, below)) yield { ...match, below: true };
  else yield* lineCuts(context, /^-{2}(?:-{2})?[ \t]*$/);
}

function* lineCuts({ file, lines, problems }: LineContext, pattern: RegExp): Iterable<Cut> {
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

/** Where a regular expression of the author matches outside of code and comments. */
function* regexMatches({ file, lines }: LineContext, source: string): Iterable<Omit<Cut, "below">> {
  const from = lines[0]?.start ?? file.text.length;
  const pattern = new RegExp(source.replaceAll("\\r\\n", "\\n"), "gm");
  pattern.lastIndex = from;
  for (let match = pattern.exec(file.text); match; match = pattern.exec(file.text)) {
    if (match[0] === "") {
      pattern.lastIndex++;
      continue;
    }
    const at = match.index + (match[0].length - match[0].trimStart().length);
    if (!isMasked(lines, at)) yield { start: match.index, end: match.index + match[0].length };
    // Neighbouring separators may share their line break, as in reveal.js's own splitting.
    if (match[0].endsWith("\n")) pattern.lastIndex--;
  }
}

function isMasked(lines: readonly Line[], offset: number): boolean {
  return lines[firstLineFrom(lines, offset + 1) - 1]?.masked ?? false;
}

/** Finds where the notes of a slide begin. */
function withNotes({ file, lines }: LineContext, notes: RegExp, range: Cut): SlideRange {
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
