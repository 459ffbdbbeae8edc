import type { Range } from "../model/condition.js";
import type { Attributes, Passage } from "../model/deck.js";
import { limits } from "../source/limits.js";
import { parseAttributes } from "./attributes.js";
import { type Comment, commentsIn } from "./comments.js";
import { elementAttributesFrom } from "./element-comment.js";
import { targetFinder } from "./element-marks.js";
import { type Search, searchOf } from "./element-search.js";
import { attributesOf } from "./html-elements.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";
import type { Segment } from "./structure.js";

/**
 * Finds what of a slide says with `lang` in which language it is, the outer before the inner: the slide itself, its
 * components, and elements of HTML and Markdown.
 */
export function findPassages(range: SlideRange, { values }: Attributes, context: SlideContext): Passage[] {
  const { file, base } = context;
  if (!/\blang\s*=/i.test(file.text.slice(range.start, range.end))) return [];
  const search = searchOf(range, context);
  const slide = values.get("lang");
  const whole = slide === undefined ? [] : [{ language: slide, start: range.start, end: range.end }];
  const tagged = search.elements.flatMap(({ tag, start, end }): Passage[] => {
    const language = attributesOf(tag).get("lang");
    return language === undefined ? [] : [{ language, start: base + start, end: base + end }];
  });
  return [...whole, ...search.segments.flatMap(inSegment), ...tagged, ...commented(search, range)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

function inSegment(segment: Segment): Passage[] {
  if (segment.kind === "text") return [];
  const language = segment.attributes.values.get("lang");
  const { start, end } = segment.span;
  return [...(language === undefined ? [] : [{ language, start, end }]), ...segment.children.flatMap(inSegment)];
}

/** What `<!-- .element: lang="…" -->` speaks of. */
function commented(search: Search, range: SlideRange): Passage[] {
  const { context } = search;
  const find = targetFinder(search);
  return [...commentsIn(context, range.start, range.end)]
    .flatMap((comment) => {
      const language = languageIn(comment, context);
      return language === undefined ? [] : [{ comment, language }];
    })
    .slice(0, limits.conditionsOnSlide)
    .flatMap(({ comment, language }): Passage[] => {
      const found = find(comment);
      const ranges: readonly Range[] = found?.item ? [found.item] : (found?.pieces ?? (found ? [found.said] : []));
      return ranges.map(({ start, end }) => ({ language, start, end }));
    });
}

function languageIn({ text, start }: Comment, { file }: SlideContext): string | undefined {
  const from = elementAttributesFrom(text);
  if (from === undefined) return undefined;
  return parseAttributes(file, start + from, start + text.length).attributes.values.get("lang");
}
