import { problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import { type SourceFile, spanOf } from "../source/text.js";
import type { Expression, Match } from "./expression.js";
import { headingCuts } from "./headings.js";
import { firstLineFrom, type Line, type LineContext } from "./scan.js";
import { dashes, type Separators } from "./separators.js";
import type { Cut, SlideRange } from "./slide-range.js";

/** Splits the lines of a file into slides. Slides of nothing but white space are dropped at both ends. */
export function splitSlides(context: LineContext, separators: Separators): SlideRange[] {
  const { file, lines } = context;
  const from = lines[0]?.start ?? file.text.length;
  const written = firstCuts(context, separatorCuts(context, separators));
  const cuts = separators.split ? firstCuts(context, headingCuts(context, written, separators.split)) : written;
  const notes = createNotesFinder(noteMarks(context, separators.notes));
  const reader = createReaderFinder(context);
  const ranges: SlideRange[] = [];
  let start = from;
  let below = false;
  for (const cut of [...cuts, { start: file.text.length, end: file.text.length, below: false }]) {
    ranges.push(reader(notes({ below, start, end: Math.max(start, cut.start) })));
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

/** The first place from an offset on where something stands; asked for offsets that only grow. */
type Finder<Found extends Match = Match> = (from: number) => Found | undefined;

/**
 * The places where a file is divided. As in reveal.js, both separators are one alternation: whichever comes first counts,
 * the one between slides where both do, and the search goes on behind it.
 */
function separatorCuts(context: LineContext, separators: Separators): Iterable<Cut> {
  const { text } = context.file;
  const { slide, below } = separators;
  const findSlide = slide ? expressionFinder(text, slide) : lineFinder(context, dashes.slide, separators);
  const findBelow = below ? expressionFinder(text, below) : lineFinder(context, dashes.below, separators);
  return matchesInOrder(context, (from): Cut | undefined => {
    const [across, down] = [findSlide(from), findBelow(from)];
    if (across && (!down || across.start <= down.start)) return { ...across, below: false };
    return down && { ...down, below: !slide?.isIn(text.slice(down.start, down.end)) };
  });
}

function expressionFinder(text: string, expression: Expression): Finder {
  let coming: Match | "none" | undefined;
  return (from) => {
    if (coming === undefined || (coming !== "none" && coming.start < from))
      coming = expression.next(text, from) ?? "none";
    return coming === "none" ? undefined : coming;
  };
}

function lineFinder({ file, lines, problems }: LineContext, pattern: RegExp, { underText }: Separators): Finder {
  let index = 0;
  const isUnderline = (line: Line) => {
    const before = lines[index - 1];
    if (underText === "divide" || !before || !underlines(before, lines[index - 2])) return false;
    const span = { file, start: line.start, end: line.end };
    if (underText === "underline and warn") problems.report(problem("setext-separator", {}, { span }));
    return true;
  };
  return (from) => {
    for (; index < lines.length; index++) {
      const line = lines[index];
      if (!line || line.start < from || line.masked || !pattern.test(line.text) || isUnderline(line)) continue;
      return { start: line.start, end: Math.min(line.end + 1, file.text.length) };
    }
    return undefined;
  };
}

/** GFM makes a heading of a paragraph above a line of dashes; headings, list items, tables and fences end before it. */
function underlines(before: Line, above: Line | undefined): boolean {
  if (before.closesFence || before.text.trim() === "") return false;
  if (before.masked) return false;
  if (/^\s{0,3}(#{1,6}\s|<|\||>|:{2,}|([-*+]|\d+[.)])\s)|-->\s*$|^-{2,4}\s*$/.test(before.text)) return false;
  return !(above && /^\s*([-*+]|\d+[.)])\s/.test(above.text) && /^\s/.test(before.text));
}

/** What is found outside of code and comments, one after the other. */
function* matchesInOrder<Found extends Match>(
  { file, lines, problems }: LineContext,
  next: Finder<Found>,
): Iterable<Found> {
  let at = lines[0]?.start ?? file.text.length;
  // What stands in code is no separator, but somebody has to look at it.
  for (let seen = 0; ; seen++) {
    const match = next(at);
    if (!match) return;
    const { start, end } = match;
    if (seen === limits.expressionMatches) {
      const hint = "write an expression that matches nothing but what divides slides";
      const values = { what: "matches of an expression, in code, too", most: shownCount(seen), hint };
      problems.report(problem("too-many", values, { span: spanOf(file, start, end) }));
      return;
    }
    const text = file.text.slice(start, end);
    const isBlank = text.trim() === "";
    // White space that divides may begin with the end of one line of code and end before another one.
    const place = isBlank ? end - 1 : start + (text.length - text.trimStart().length);
    if (!isMasked(lines, place)) yield match;
    // Neighbouring separators may share their line break; what is nothing but line breaks would find itself again.
    at = text.endsWith("\n") && !isBlank ? end - 1 : end;
  }
}

function isMasked(lines: readonly Line[], offset: number): boolean {
  return lines[firstLineFrom(lines, offset + 1) - 1]?.masked ?? false;
}

const defaultNotes = /^[ \t]*notes?:/i;

/** What may open the notes of a slide, in order. */
function* noteMarks(context: LineContext, expression: Expression | undefined): Iterable<Match> {
  if (expression) yield* matchesInOrder(context, expressionFinder(context.file.text, expression));
  else
    for (const { start, masked, text } of context.lines) {
      const mark = masked ? undefined : defaultNotes.exec(text)?.[0];
      if (mark !== undefined) yield { start, end: start + mark.length };
    }
}

/** Finds where the notes of slides begin that are asked for in order; each mark is looked at once. */
function createNotesFinder(marks: Iterable<Match>): (range: Cut) => Spoken {
  const coming = marks[Symbol.iterator]();
  let mark = coming.next();
  return (range) => {
    while (!mark.done && mark.value.start < range.start) mark = coming.next();
    if (mark.done || mark.value.start >= range.end) return { ...range, bodyEnd: range.end, notesStart: undefined };
    const { start, end } = mark.value;
    return { ...range, bodyEnd: start, notesStart: Math.min(end, range.end) };
  };
}

/** A slide of which the body and the notes are told apart. */
type Spoken = Omit<SlideRange, "notesEnd" | "reader">;

/**
 * Finds the text for readers of slides that are asked for in order: from a paragraph of the notes that begins with
 * `Reader:`, or from a line of the slide that holds nothing else, since a paragraph there may begin with the word.
 */
function createReaderFinder(context: LineContext): (range: Spoken) => SlideRange {
  const marks = [...readerMarks(context)];
  let index = 0;
  return (range) => {
    const { notesStart, bodyEnd, end } = range;
    while ((marks[index]?.start ?? end) < range.start) index++;
    for (let mark = marks[index]; mark && mark.start < end; mark = marks[++index]) {
      const isInNotes = notesStart !== undefined && mark.start > bodyEnd;
      if (isInNotes) return { ...range, notesEnd: mark.start, reader: { start: mark.end, end } };
      if (mark.isAlone)
        return { ...range, bodyEnd: mark.start, notesEnd: end, reader: { start: mark.end, end: bodyEnd } };
    }
    return { ...range, notesEnd: end, reader: undefined };
  };
}

/** The paragraphs that begin with `Reader:`, and whether it stands alone in its line. */
function* readerMarks({ lines }: LineContext): Iterable<Match & { readonly isAlone: boolean }> {
  for (const [index, { start, text, masked }] of lines.entries()) {
    const mark = masked ? undefined : /^Reader:/.exec(text)?.[0];
    if (mark === undefined || (lines[index - 1]?.text ?? "").trim() !== "") continue;
    yield { start, end: start + mark.length, isAlone: text.trim() === mark };
  }
}

function trimEmpty(file: SourceFile, ranges: readonly SlideRange[]): SlideRange[] {
  const isEmpty = (range: SlideRange) => file.text.slice(range.start, range.end).trim() === "";
  const first = ranges.findIndex((range) => !isEmpty(range));
  const last = ranges.findLastIndex((range) => !isEmpty(range));
  return first === -1
    ? []
    : ranges.slice(first, last + 1).map((range, i) => (i === 0 ? { ...range, below: false } : range));
}
