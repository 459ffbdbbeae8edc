import path from "node:path";
import type { Slide } from "../../model/deck.js";
import type { ProblemCode } from "../../report/catalogue.js";
import { type ProblemSink, problem } from "../../report/problem.js";
import { findSpan, type Span } from "../../source/text.js";
import type { AssetStore } from "../assets.js";
import type { TermLinker } from "./terms.js";

/** What the transformations of one slide's HTML may know. */
export interface SlideScope {
  readonly slide: Slide;
  /** Folders of the project in which relative paths are looked up, in order. */
  readonly folders: readonly string[];
  readonly variables: ReadonlyMap<string, string>;
  readonly assets: AssetStore;
  readonly problems: ProblemSink;
  readonly slideIds: ReadonlySet<string>;
  /** Links the first mention of a term to the glossary; undefined where nothing is linked. */
  readonly linkTerms: TermLinker | undefined;
  /** The number of a citation and the slide that lists it; undefined when the id is unknown. */
  readonly citation: (key: string) => { readonly number: number; readonly href: string } | undefined;
}

/** The folders in which the references of a slide are looked up, in order. */
export const foldersOf = (slide: Slide): readonly string[] =>
  slide.generated ? ["."] : [path.posix.dirname(slide.span.file.path), "."];

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
