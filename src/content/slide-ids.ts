import type { Deck, Slide } from "../model/deck.js";
import { mapSlides, slidesOf } from "../model/outline.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { type Home, homeOf } from "../source/home.js";

/** What a slide of a collection is called where another one has its id. */
export const idInDeck = (home: Home, id: string): string => `${home}-${id}`;

/**
 * Gives every slide its own id. Ids that authors of the project, or of one collection, wrote must differ; generated ones get
 * a number where they collide.
 */
export function assignIds(deck: Deck, problems: ProblemSink): Deck {
  const written = new Map<string, Slide>();
  const homeOfSlide = ({ span }: Slide) => homeOf(span.file.path);
  // The project's own come first: nobody here can give those of collections other ids.
  const named = slidesOf(deck.parts).filter(({ explicitId }) => explicitId);
  const own = named.filter((slide) => homeOfSlide(slide) === "");
  for (const slide of [...own, ...named.filter((each) => homeOfSlide(each) !== "")]) {
    const first = written.get(slide.id);
    if (!first) written.set(slide.id, slide);
    else if (homeOfSlide(first) === homeOfSlide(slide)) reportDuplicate(slide, first, problems);
  }
  const taken = new Set(written.keys());
  let position = 0;
  return mapSlides(deck, (slide) => {
    position++;
    if (written.get(slide.id) === slide) return slide;
    const home = slide.explicitId ? homeOfSlide(slide) : "";
    const base = home === "" ? slide.id || `slide-${position}` : idInDeck(home, slide.id);
    let id = base;
    for (let copy = 2; taken.has(id); copy++) id = `${base}-${copy}`;
    taken.add(id);
    return { ...slide, id };
  });
}

function reportDuplicate(slide: Slide, first: Slide, problems: ProblemSink): void {
  const span = slide.attributes.spans.get("id") ?? slide.span;
  const related = [{ span: first.attributes.spans.get("id") ?? first.span, message: "first used here" }];
  problems.report(problem("duplicate-id", { id: slide.id }, { span, related }));
}
