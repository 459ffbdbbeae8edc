import { type ProblemSink, problem } from "../report/problem.js";
import { topBlocks } from "./dialect.js";
import { OpenElements, tagsIn } from "./html-depth.js";
import { firstLineFrom, type Line, type LineContext, linesBetween, replaceComments } from "./scan.js";
import type { Cut, SlideRange } from "./slide-range.js";
import type { SplitLevel } from "./split-level.js";
import { readStructure } from "./structure.js";

interface Heading {
  /** Where its line begins, and where that ends. */
  readonly start: number;
  readonly end: number;
  readonly level: number;
}

/** What may be a heading of the first two levels, or the line under one. */
const headingLine = /^ {0,3}(?:##?(?:[ \t]|$)|=+[ \t]*$|-+[ \t]*$)/;

/** Elements that are put around blocks; what else looks like an element may be a placeholder, and is often not closed. */
const around = new Set(
  "article aside blockquote center details div figure footer header main nav ol section table ul".split(" "),
);

const nobody: ProblemSink = { report: () => undefined };

/** The headings of the first two levels between two offsets that stand in nothing else: no list, component or element. */
function* headingsIn({ file, lines }: LineContext, start: number, end: number): Iterable<Heading> {
  const own = linesBetween(lines, start, end);
  if (!own.some((line) => !line.masked && headingLine.test(line.text))) return;
  // What is wrong with components is said when the slides are read.
  for (const segment of readStructure({ file, lines: own, problems: nobody }, start, end)) {
    if (segment.kind !== "text") continue;
    for (const { at, level } of topHeadings(file.text.slice(segment.start, segment.end))) {
      const line = lines[firstLineFrom(lines, segment.start + at)];
      if (line && !line.masked) yield { start: line.start, end: line.end, level };
    }
  }
}

/** The headings of a text without components; offsets in it. */
function* topHeadings(text: string): Iterable<{ readonly at: number; readonly level: number }> {
  const elements = new OpenElements();
  let depth = 0;
  let at = 0;
  for (const token of topBlocks(text)) {
    const level = token.type === "heading" && "depth" in token ? Number(token.depth) : Number.POSITIVE_INFINITY;
    if (level <= 2 && depth === 0) yield { at, level };
    for (const tag of token.type === "html" ? tagsIn(token.raw) : [])
      if (around.has(tag.name)) depth = elements.depthAfter(tag);
    at += token.raw.length;
  }
}

/**
 * Adds to the separators of a file the headings that begin slides. One that comes first behind a separator has its slide
 * already; attributes of the slide directly above a heading are those of its slide.
 */
export function* headingCuts(context: LineContext, written: readonly Cut[], split: SplitLevel): Iterable<Cut> {
  const { file, lines } = context;
  let begin = lines[0]?.start ?? file.text.length;
  for (const cut of [...written, undefined]) {
    const end = cut?.start ?? file.text.length;
    for (const { start, level } of headingsIn(context, begin, end)) {
      if (level > Number(split.slice(1))) continue;
      const above = aboveComments(lines, start, begin);
      const isFirst = replaceComments(file.text.slice(begin, above), () => "").trim() === "";
      if (!isFirst) yield { start: above, end: above, below: false };
      begin = start;
    }
    if (cut) yield cut;
    begin = cut?.end ?? end;
  }
}

/** The offset of the lines with nothing but attributes of the slide that stand directly above a heading. */
function aboveComments(lines: readonly Line[], heading: number, begin: number): number {
  let above = heading;
  for (let index = firstLineFrom(lines, heading) - 1; index >= 0; index--) {
    const line = lines[index];
    if (!line || line.start < begin || line.masked) break;
    const text = line.text.trim();
    if (text.startsWith("<!--") && text.endsWith("-->") && /^\s*\.slide:/.test(text.slice("<!--".length)))
      above = line.start;
    else if (text !== "") break;
  }
  return above;
}

/** Warns of a deck that is one slide although it has the headings of several. */
export function reportOneSlide(context: LineContext, [range, ...more]: readonly SlideRange[]): void {
  const { file, lines, problems } = context;
  if (!range || more.length > 0) return;
  const isLaidOut = lines.some(({ masked, text }) => !masked && /^ {0,3}::break\s*$/.test(text));
  const headings = isLaidOut ? [] : [...headingsIn(context, range.start, range.bodyEnd)];
  const [first, second] = headings;
  if (!first || !second || isTitled(headings, file.text)) return;
  const split: SplitLevel = headings.some(({ level }) => level === 2) ? "h2" : "h1";
  const span = { file, start: second.start, end: second.end };
  problems.report(problem("one-slide", { count: headings.length, split }, { span }));
}

/** A title with its subtitle is one slide. */
function isTitled([first, second, third]: readonly Heading[], text: string): boolean {
  if (!first || !second || third || first.level === second.level) return false;
  return text.slice(first.end, second.start).trim() === "";
}
