import type { Condition, Mark } from "../model/condition.js";
import type { Attributes } from "../model/deck.js";
import type { ProblemSink } from "../report/problem.js";
import { type SourceFile, spanOf } from "../source/text.js";
import { isNotes, withoutCode } from "./asides.js";
import { noAttributes, parseAttributes } from "./attributes.js";
import { conditionOf } from "./conditions.js";
import { elementMarks } from "./element-marks.js";
import { attributesOf, elementsOf, type HtmlElement } from "./html-elements.js";
import { fenceOpen, type Line } from "./scan.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";
import { readStructure, type Segment } from "./structure.js";

const nobody: ProblemSink = { report: () => undefined };

/** Finds what of a slide is not for everybody: components, blocks of code, elements of HTML and Markdown, and the notes. */
export function findMarks(range: SlideRange, attributes: Attributes, context: SlideContext): Mark[] {
  const { file, text, base } = context;
  if (!/(?:only|not)\s*=/i.test(file.text.slice(range.start, range.end))) return [];
  const quiet = { ...context, problems: nobody };
  const notesStart = range.notesStart ?? range.end;
  const elements = elementsOf(withoutCode(text, context));
  const segments = [
    ...readStructure(quiet, range.start, range.bodyEnd),
    ...(range.notesStart === undefined ? [] : readStructure(quiet, notesStart, range.end)),
  ];
  const spoken = conditionOf(attributes, spanOf(file, range.start, range.end), "notes-");
  const written = attributes.spans.get("data-notes");
  const asides = elements.filter(({ tag }) => tag.name === "aside" && isNotes(tag.text));
  return [
    ...(spoken && range.notesStart !== undefined ? [notesMark(spoken, range.bodyEnd, range.end)] : []),
    ...(spoken && written ? [notesMark(spoken, written.start, written.end)] : []),
    ...(spoken ? asides.map(({ start, end }) => notesMark(spoken, base + start, base + end)) : []),
    ...segments.flatMap(marksOfSegment),
    ...fenceMarks(context, range.end),
    ...elements.flatMap((element) => markOfElement(element, context)),
    ...elementMarks({ segments, elements, context, quiet }, range),
  ];
}

/** Nothing takes the place of notes: a slide without them has none. */
function notesMark(condition: Condition, start: number, end: number): Mark {
  return { condition, said: { start, end: start }, pieces: [], blank: [{ start, end }], item: undefined };
}

const wholeMark = (condition: Condition, start: number, end: number): Mark => ({
  condition,
  said: { start, end },
  pieces: undefined,
  blank: [],
  item: undefined,
});

function marksOfSegment(segment: Segment): Mark[] {
  if (segment.kind === "text") return [];
  const { attributes, span, children } = segment;
  const condition = conditionOf(attributes, span);
  const own = condition ? [wholeMark(condition, span.start, span.end)] : [];
  return [...own, ...children.flatMap(marksOfSegment)];
}

/** How a block of code may begin that stands so deep in lists and quotes that its lines are not known to be code. */
const deepFence = /^((?:[ \t>]|(?:[-*+]|\d+[.)])(?=[ \t]))*)(`{3,}|~{3,})(.*)$/;

/** A block of code that nothing closes goes on to the end of the slide. */
function fenceMarks({ file, lines }: SlideContext, end: number): Mark[] {
  return lines.flatMap((line, index): Mark[] => {
    if (!/(?:only|not)\s*=/.test(line.text) || (line.masked && !line.opensFence)) return [];
    const [, before = "", marker = "", info = ""] = (line.opensFence ? fenceOpen : deepFence).exec(line.text) ?? [];
    if (marker === "" || (marker.startsWith("`") && info.includes("`"))) return [];
    const from = line.start + before.length;
    const { attributes } = parseAttributes(file, line.end - info.length, line.end);
    const condition = conditionOf(readFrom(attributes, info, line, file), spanOf(file, from, line.end));
    const isClose = line.opensFence ? (each: Line) => each.closesFence : closes(marker);
    return condition ? [wholeMark(condition, from, closeOf(lines, index + 1, isClose)?.end ?? end)] : [];
  });
}

function closeOf(lines: readonly Line[], from: number, isClose: (line: Line) => boolean): Line | undefined {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (line && isClose(line)) return line;
  }
  return undefined;
}

const closes = (marker: string) => {
  const rest = marker.slice(0, 1);
  return ({ text }: Line): boolean => {
    const written = text.replace(/^[ \t>]*/, "").trimEnd();
    return written.startsWith(marker) && written === rest.repeat(written.length);
  };
};

/** Steps may stand before the attributes, and no list of attributes goes over them. */
function readFrom(whole: Attributes, info: string, line: Line, file: SourceFile): Attributes {
  const steps = /[\]}]/.exec(info);
  if (whole.values.has("only") || whole.values.has("not") || !steps) return whole;
  return parseAttributes(file, line.end - info.length + steps.index + 1, line.end).attributes;
}

function markOfElement({ tag, start, end }: HtmlElement, { file, base }: SlideContext): Mark[] {
  if (!/(?:only|not)\s*=/i.test(tag.text)) return [];
  const span = spanOf(file, base + start, base + start + tag.text.length);
  const condition = conditionOf({ ...noAttributes, values: attributesOf(tag) }, span);
  return condition ? [wholeMark(condition, base + start, base + end)] : [];
}
