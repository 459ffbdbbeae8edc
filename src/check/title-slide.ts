import type { SlideSubject } from "./subject.js";

/** What those call it who mark a slide as one that shows a title and who speaks. */
const names = /^(?:cover|title(?:[-_]?(?:page|slide))?)$/i;

/** The largest heading. */
const largest = /^ {0,3}#[ \t]/m;

/** Whether a slide opens a deck or a chapter: the first one, where it has the largest heading, or one that says so by its class or layout. */
export const isTitleSlide = ({ slide, label, prose }: Pick<SlideSubject, "slide" | "label" | "prose">): boolean =>
  (label === "1" && largest.test(prose.written)) ||
  names.test(slide.layout) ||
  slide.attributes.classes.some((name) => names.test(name));
