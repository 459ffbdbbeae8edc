import { counted } from "../../report/counted.js";
import type { Span } from "../../source/text.js";
import type { Heading } from "../measures.js";
import { placeOfHeading, sourceOf } from "../place.js";
import { defineRule, type Fix, type Remark } from "../rule.js";
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
    const own = skipsOn(subject);
    const all = own.length === 0 ? [] : deck.slides.flatMap(skipsOn);
    for (const skip of own) {
      const alike = all.filter((other) => isAlike(skip, other));
      report(isHabit(alike, deck) ? remarkOnHabit(alike, deck) : remarkOn(skip));
    }
  },
});

/** A heading that skips a level, and the one before it. */
interface Skip {
  readonly subject: SlideSubject;
  readonly heading: Heading;
  readonly before: Heading;
}

const isAlike = (skip: Skip, other: Skip) =>
  skip.before.level === other.before.level && skip.heading.level === other.heading.level;

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
  return headings.flatMap((heading, index) => {
    const before = headings[index - 1];
    if (!before || heading.level <= before.level + 1) return [];
    return index === 1 && isSubtitle(subject, headings) ? [] : [{ subject, heading, before }];
  });
}

const remarkOn = ({ subject, heading, before }: Skip): Remark => {
  const span = placeOfHeading(subject, heading);
  const right = before.level + 1;
  const fix = fixOf(span, heading, right);
  return {
    span,
    message: `this heading has level ${heading.level}, the one before it has ${before.level}`,
    remedy: `write it with ${"#".repeat(right)}`,
    slide: subject,
    ...(fix ? { fix } : {}),
  };
};

function remarkOnHabit(alike: readonly [Skip, ...Skip[]], { deck }: DeckSubject): Remark {
  const [{ subject, heading, before }] = alike;
  const slides = counted(new Set(alike.map((skip) => skip.subject)).size, "slide");
  return {
    span: placeOfHeading(subject, heading),
    message: `headings of level ${heading.level} follow those of level ${before.level} on ${slides}`,
    remedy: `write them with ${"#".repeat(before.level + 1)}; how large they are is up to the theme`,
    slide: subject,
    key: `${deck.info.name}:${before.level}:${heading.level}`,
  };
}

/** Small words right below the title of a deck or chapter, on a slide that shows little else: not a heading for what follows. */
function isSubtitle(subject: SlideSubject, [title, below]: readonly Heading[]): boolean {
  const { slide } = subject;
  const { file, start, end } = sourceOf(subject);
  const headings = [...file.text.slice(start, end).matchAll(/^ {0,3}#{1,6}[ \t][^\n]*$/gm)];
  const [first, second] = headings;
  if (!title || !below || !first || !second) return false;
  const between = file.text.slice(start + first.index + first[0].length, start + second.index);
  if (between.trim() !== "") return false;
  const rest = slide.body.flatMap((block) =>
    block.kind === "prose" ? block.tokens.map(({ type }) => type) : [block.kind],
  );
  const isBare = rest.every((type) => ["heading", "space", "html", "paragraph", "hr"].includes(type));
  return isBare && (title.level === 1 || !rest.includes("paragraph"));
}

/** The marks before a Markdown heading; HTML is left to its author. */
function fixOf({ file, start }: Span, { level }: Heading, right: number): Fix | undefined {
  const line = file.text.lastIndexOf("\n", start - 1) + 1;
  const marks = /^ {0,3}(#+)[ \t]/.exec(file.text.slice(line, start));
  if (marks?.[1]?.length !== level) return undefined;
  const at = line + marks[0].indexOf("#");
  return { span: { file, start: at, end: at + level }, text: "#".repeat(right) };
}
