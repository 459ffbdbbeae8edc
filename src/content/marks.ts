import type { Condition, Mark } from "../model/condition.js";
import type { Attributes } from "../model/deck.js";
import { spanOf } from "../source/text.js";
import { isNotes } from "./asides.js";
import { noAttributes } from "./attributes.js";
import { conditionOf } from "./conditions.js";
import { elementMarks } from "./element-marks.js";
import { searchOf } from "./element-search.js";
import { fencesWithCondition } from "./fence-conditions.js";
import { attributesOf, type HtmlElement } from "./html-elements.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";
import type { Segment } from "./structure.js";

/** Finds what of a slide is not for everybody: components, blocks of code, elements of HTML and Markdown, and the notes. */
export function findMarks(range: SlideRange, attributes: Attributes, context: SlideContext): Mark[] {
  const { file, base } = context;
  if (!/(?:only|not)\s*=/i.test(file.text.slice(range.start, range.end))) return [];
  const search = searchOf(range, context);
  const { segments, elements } = search;
  const spoken = conditionOf(attributes, spanOf(file, range.start, range.end), "notes-");
  const written = attributes.spans.get("data-notes");
  const asides = elements.filter(({ tag }) => tag.name === "aside" && isNotes(tag.text));
  return [
    ...(spoken && range.notesStart !== undefined ? [notesMark(spoken, notesFrom(range), range.notesEnd)] : []),
    ...(spoken && written ? [notesMark(spoken, written.start, written.end)] : []),
    ...(spoken ? asides.map(({ start, end }) => notesMark(spoken, base + start, base + end)) : []),
    ...segments.flatMap(marksOfSegment),
    ...fencesWithCondition(context, range.end).map(({ condition, start, end }) => wholeMark(condition, start, end)),
    ...elements.flatMap((element) => markOfElement(element, context)),
    ...elementMarks(search, range),
  ];
}

/** Where the mark of the notes begins. */
const notesFrom = ({ bodyEnd, notesStart = 0, reader }: SlideRange) =>
  reader && reader.start < notesStart ? reader.end : bodyEnd;

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

function markOfElement({ tag, start, end }: HtmlElement, { file, base }: SlideContext): Mark[] {
  if (!/(?:only|not)\s*=/i.test(tag.text)) return [];
  const span = spanOf(file, base + start, base + start + tag.text.length);
  const condition = conditionOf({ ...noAttributes, values: attributesOf(tag) }, span);
  return condition ? [wholeMark(condition, base + start, base + end)] : [];
}
