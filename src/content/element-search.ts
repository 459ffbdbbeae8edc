import type { ProblemSink } from "../report/problem.js";
import { withoutCode } from "./asides.js";
import { elementsOf, type HtmlElement } from "./html-elements.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";
import { readStructure, type Segment } from "./structure.js";

/** What finding the elements takes of which comments speak. */
export interface Search {
  readonly segments: readonly Segment[];
  readonly elements: readonly HtmlElement[];
  readonly context: SlideContext;
  /** The context in which nothing is reported: the slide is read later on. */
  readonly quiet: SlideContext;
}

const nobody: ProblemSink = { report: () => undefined };

/** The components and the elements of raw HTML of a slide, its notes and its text for readers. */
export function searchOf(range: SlideRange, context: SlideContext): Search {
  const quiet = { ...context, problems: nobody };
  const spoken = range.notesStart === undefined ? [] : readStructure(quiet, range.notesStart, range.notesEnd);
  const read = range.reader ? readStructure(quiet, range.reader.start, range.reader.end) : [];
  return {
    segments: [...readStructure(quiet, range.start, range.bodyEnd), ...spoken, ...read],
    elements: elementsOf(withoutCode(context.text, context)),
    context,
    quiet,
  };
}
