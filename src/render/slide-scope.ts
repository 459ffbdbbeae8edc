import type { Slide } from "../model/deck.js";
import type { ProblemCode } from "../report/catalogue.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { findSpan, type Span } from "../source/text.js";
import type { AssetStore } from "./assets.js";

/** What the transformations of one slide's HTML may know. */
export interface SlideScope {
  readonly slide: Slide;
  /** Folders of the project in which relative paths are looked up, in order. */
  readonly folders: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  readonly assets: AssetStore;
  readonly problems: ProblemSink;
  readonly slideIds: ReadonlySet<string>;
  /** The number of a citation and the slide that lists it; undefined when the id is unknown. */
  readonly citation: (key: string) => { readonly number: number; readonly href: string } | undefined;
}

/** The place of a piece of text on a slide; HTML has no positions of its own, so it is searched for. */
export function placeOnSlide(scope: SlideScope, text: string): Span {
  return findSpan(scope.slide.span, text);
}

export function reportOnSlide(
  scope: SlideScope,
  code: ProblemCode,
  values: Readonly<Record<string, string>>,
  text: string,
  remedy?: string,
): void {
  scope.problems.report(problem(code, values, { span: placeOnSlide(scope, text), remedy }));
}
