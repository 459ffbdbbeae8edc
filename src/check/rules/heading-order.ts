import { counted } from "../../report/counted.js";
import type { Span } from "../../source/text.js";
import { groupBy } from "../group.js";
import type { Heading } from "../measures.js";
import { findWords, placeOfHeading } from "../place.js";
import { proseSpan } from "../prose.js";
import { defineRule, type Remark } from "../rule.js";
import type { DeckSubject, SlideSubject } from "../subject.js";

/** From this many skips on, a deck that has no heading between the two levels means its levels so. */
const habit = 3;

/** Headings within a slide that skip a level. */
export const headingOrder = defineRule({
  id: "heading-order",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary: "A heading within a slide skips a level; a deck that always skips the same one is told so once.",
  why: "Screen readers and the PDF's tags build an outline from the levels; a skipped one sounds as if something were missing.",
  bad: "## Runtimes\n\n#### High-level\n\nThey manage images.\n",
  good: "## Runtimes\n\n### High-level\n\nThey manage images.\n",
  fixes: true,
  slide(subject, deck, { report }) {
    for (const remark of deck.recall(remarksOn).get(subject) ?? []) report(remark);
  },
});

function remarksOn(deck: DeckSubject): ReadonlyMap<SlideSubject | undefined, readonly Remark[]> {
  const kinds = groupBy(deck.slides.flatMap(skipsOn), ({ before, heading }) => `${before.level}:${heading.level}`);
  const remarks = [...kinds.values()].flatMap((alike) =>
    isHabit(alike, deck) ? [remarkOnHabit(alike, deck)] : alike.map(remarkOn),
  );
  return groupBy(remarks, ({ slide }) => slide);
}

/** A heading that skips a level, and the one before it. */
interface Skip {
  readonly subject: SlideSubject;
  readonly heading: Heading;
  readonly before: Heading;
  /** Where it is written in Markdown; undefined where that cannot be told. */
  readonly written: Written | undefined;
}

/** A heading in Markdown, from its marks to the end of its line. */
interface Written {
  readonly level: number;
  readonly span: Span;
}

/** Whether skips of one kind are how a deck is written: it has fewer headings of the levels between. */
function isHabit(alike: readonly Skip[], { slides }: DeckSubject): alike is readonly [Skip, ...Skip[]] {
  const [first] = alike;
  if (!first || alike.length < habit) return false;
  const levels = slides.flatMap((slide) => headingsOf(slide).map(({ level }) => level));
  return levels.filter((level) => level > first.before.level && level < first.heading.level).length < alike.length;
}

const headingsOf = ({ slide, views: [own] }: SlideSubject): readonly Heading[] =>
  slide.generated ? [] : (own?.measures.headings ?? []);

function skipsOn(subject: SlideSubject): Skip[] {
  const headings = headingsOf(subject);
  const written = writtenOn(subject);
  // Only where all that is measured is written here, as Markdown, the one belongs to the other.
  const isAll = written.length === headings.length && written.every(({ level }, at) => level === headings[at]?.level);
  return headings.flatMap((heading, index) => {
    const before = headings[index - 1];
    if (!before || heading.level <= before.level + 1) return [];
    return index === 1 && isSubtitle(subject, headings)
      ? []
      : [{ subject, heading, before, written: isAll ? written[index] : undefined }];
  });
}

/** The headings that a slide has in Markdown, outside of code and comments. */
const writtenOn = ({ prose }: SlideSubject): Written[] =>
  [...prose.written.slice(0, prose.notesFrom).matchAll(/^( {0,3})(#{1,6})[ \t].*$/gm)].map((match) => {
    const [whole, indent = "", marks = ""] = match;
    const span = proseSpan(prose, match.index + indent.length, whole.length - indent.length);
    return { level: marks.length, span };
  });

const placeOf = ({ subject, heading, written }: Skip): Span =>
  written ? (findWords(written.span, heading.text) ?? written.span) : placeOfHeading(subject, heading);

const remarkOn = (skip: Skip): Remark => {
  const { subject, heading, before, written } = skip;
  const right = before.level + 1;
  const marks = written && { ...written.span, end: written.span.start + heading.level };
  return {
    span: placeOf(skip),
    message: `this heading has level ${heading.level}, the one before it has ${before.level}`,
    remedy: `write it with ${"#".repeat(right)}`,
    slide: subject,
    ...(marks ? { fix: { span: marks, text: "#".repeat(right) } } : {}),
  };
};

function remarkOnHabit(alike: readonly [Skip, ...Skip[]], { deck }: DeckSubject): Remark {
  const [first] = alike;
  const { subject, heading, before } = first;
  const identity = `headings of level ${heading.level} follow those of level ${before.level}`;
  const slides = counted(new Set(alike.map((skip) => skip.subject)).size, "slide");
  return {
    span: placeOf(first),
    message: `${identity} on ${slides}`,
    identity,
    remedy: `write them with ${"#".repeat(before.level + 1)}; how large they are is up to the theme`,
    slide: subject,
    key: `${deck.info.name}:${before.level}:${heading.level}`,
  };
}

/** Small words right below the title of a deck or chapter, on a slide that shows little else: not a heading for what follows. */
function isSubtitle(subject: SlideSubject, [title, below]: readonly Heading[]): boolean {
  const { slide } = subject;
  const [first, second] = writtenOn(subject);
  if (!title || !below || !first || !second) return false;
  const between = first.span.file.text.slice(first.span.end, second.span.start);
  if (between.trim() !== "") return false;
  const rest = slide.body.flatMap((block) =>
    block.kind === "prose" ? block.tokens.map(({ type }) => type) : [block.kind],
  );
  const isBare = rest.every((type) => ["heading", "space", "html", "paragraph", "hr"].includes(type));
  return isBare && (title.level === 1 || !rest.includes("paragraph"));
}
