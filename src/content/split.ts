import { problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { type SourceFile, spanOf } from "../source/text.js";
import type { Expression, Match } from "./expression.js";
import { firstLineFrom, type Line, type LineContext } from "./scan.js";
import type { Separators } from "./separators.js";

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

/** Splits the lines of a file into slides. Slides of nothing but white space are dropped at both ends. */
export function splitSlides(context: LineContext, separators: Separators): SlideRange[] {
  const { file, lines } = context;
  const from = lines[0]?.start ?? file.text.length;
  const cuts = firstCuts(context, separatorCuts(context, separators)).sort((a, b) => a.start - b.start);
  const notes = createNotesFinder(noteMarks(context, separators.notes));
  const ranges: SlideRange[] = [];
  let start = from;
  let below = false;
  for (const cut of [...cuts, { start: file.text.length, end: file.text.length, below: false }]) {
    ranges.push(notes({ below, start, end: Math.max(start, cut.start) }));
    start = cut.end;
    below = cut.below;
  }
  return trimEmpty(file, ranges);
}

/** As many cuts as a file may have; it is reported where the next one would be. */
function firstCuts({ file, problems }: LineContext, all: Iterable<Cut>): Cut[] {
  const cuts: Cut[] = [];
  for (const cut of all) {
    if (cuts.length < limits.slidesInFile - 1) {
      cuts.push(cut);
      continue;
    }
    const hint = "divide the file, and list its parts under sections: in a manifest";
    const values = { what: "slides in one file", most: shownCount(limits.slidesInFile), hint };
    problems.report(problem("too-many", values, { span: spanOf(file, cut.start, cut.end) }));
    break;
  }
  return cuts;
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
function* regexMatches({ file, lines, problems }: LineContext, expression: Expression): Iterable<Match> {
  let at = lines[0]?.start ?? file.text.length;
  // What stands in code is no separator, but somebody has to look at it.
  for (let seen = 0; ; seen++) {
    const match = expression.next(file.text, at);
    if (!match) return;
    const { start, end } = match;
    if (seen === limits.expressionMatches) {
      const hint = "write an expression that matches nothing but what divides slides";
      const values = { what: "matches of an expression, in code, too", most: shownCount(seen), hint };
      problems.report(problem("too-many", values, { span: spanOf(file, start, end) }));
      return;
    }
    const text = file.text.slice(start, end);
    const first = start + (text.length - text.trimStart().length);
    if (!isMasked(lines, first)) yield match;
    // Neighbouring separators may share their line break, as in reveal.js's own splitting.
    at = text.endsWith("\n") && text.length > 1 ? end - 1 : end;
  }
}

function isMasked(lines: readonly Line[], offset: number): boolean {
  return lines[firstLineFrom(lines, offset + 1) - 1]?.masked ?? false;
}

const defaultNotes = /^[ \t]*notes?:/i;

/** What may open the notes of a slide, in order. */
function* noteMarks(context: LineContext, expression: Expression | undefined): Iterable<Match> {
  if (expression) yield* regexMatches(context, expression);
  else
    for (const { start, masked, text } of context.lines) {
      const mark = masked ? undefined : defaultNotes.exec(text)?.[0];
      if (mark !== undefined) yield { start, end: start + mark.length };
    }
}

/** Finds where the notes of slides begin that are asked for in order; each mark is looked at once. */
function createNotesFinder(marks: Iterable<Match>): (range: Cut) => SlideRange {
  const coming = marks[Symbol.iterator]();
  let mark = coming.next();
  return (range) => {
    while (!mark.done && mark.value.start < range.start) mark = coming.next();
    if (mark.done || mark.value.start >= range.end) return { ...range, bodyEnd: range.end, notesStart: undefined };
    const { start, end } = mark.value;
    return { ...range, bodyEnd: start, notesStart: Math.min(end, range.end) };
  };
}

function trimEmpty(file: SourceFile, ranges: readonly SlideRange[]): SlideRange[] {
  const isEmpty = (range: SlideRange) => file.text.slice(range.start, range.end).trim() === "";
  const first = ranges.findIndex((range) => !isEmpty(range));
  const last = ranges.findLastIndex((range) => !isEmpty(range));
  return first === -1
    ? []
    : ranges.slice(first, last + 1).map((range, i) => (i === 0 ? { ...range, below: false } : range));
}
