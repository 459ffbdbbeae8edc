import { blank } from "../../content/asides.js";
import { replaceComments } from "../../content/scan.js";
import { counted } from "../../report/counted.js";
import type { Span } from "../../source/text.js";
import { groupBy } from "../group.js";
import type { Heading } from "../measures.js";
import { findWords, placeOfHeading, sourceOf, tagAtStart } from "../place.js";
import { proseSpan } from "../prose.js";
import { defineRule, type Remark } from "../rule.js";
import type { DeckSubject, SlideSubject } from "../subject.js";
import { isTitleSlide } from "../title-slide.js";

/** From this many skips of one kind on, a deck means its levels so: they are told as one. */
const habit = 3;

/** A level that a deck uses so many times as often as it skips it was skipped by a slip. */
const usual = 3;

/** Headings within a slide that skip a level, as slips or as the way in which a deck is written. */
export const headingOrder = defineRule({
  id: "heading-order",
  family: "accessibility",
  severity: "warning",
  habit: "whatever it says",
  summary:
    "A heading within a slide skips a level that the deck uses elsewhere. In a deck that mostly leaves this level out it is a hint, told once. Subtitles, captions of code, pictures and tables, and closing words are no headings of anything.",
  why: "Screen readers and the PDF's tags build an outline from the levels; a skipped one sounds as if something were missing.",
  bad: "## Runtimes\n\n### Low-level\n\nThey start processes.\n\n### High-level\n\nThey manage images.\n\n### Sandboxed\n\nThey start machines.\n\n---\n\n## Shims\n\n#### One for each\n\nThey wait for a process.\n",
  good: "## Runtimes\n\n### Low-level\n\nThey start processes.\n\n### High-level\n\nThey manage images.\n\n### Sandboxed\n\nThey start machines.\n\n---\n\n## Shims\n\n### One for each\n\nThey wait for a process.\n",
  fixes: true,
  slide(subject, deck, { report }) {
    for (const remark of deck.recall(remarksOn).get(subject) ?? []) report(remark);
  },
});

function remarksOn(deck: DeckSubject): ReadonlyMap<SlideSubject | undefined, readonly Remark[]> {
  const outlines = deck.slides.map((subject) => ({ subject, headings: headingsOf(subject) }));
  const kinds = groupBy(outlines.flatMap(skipsOn), ({ before, heading }) => `${before.level}:${heading.level}`);
  const proper = outlines.flatMap(({ headings }) => properLevels(headings));
  const remarks = [...kinds.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const used = proper.filter((level) => level > first.before.level && level < first.heading.level).length;
    const isUsual = used >= usual * alike.length;
    if (!isUsual && alike.length >= habit) return [remarkOnHabit(first, alike, deck)];
    return alike.map((skip) => ({
      ...remarkOn(skip),
      ...(isUsual && !isEmphasis(skip) ? {} : { severity: "hint" as const }),
    }));
  });
  return groupBy(remarks, ({ slide }) => slide);
}

/** A slide with all of its headings. */
interface Outline {
  readonly subject: SlideSubject;
  readonly headings: readonly Heading[];
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

/** The levels of a slide's headings that stand below one of the level before. */
const properLevels = (headings: readonly Heading[]): number[] =>
  headings.flatMap(({ level }, index) =>
    headings.slice(0, index).some((other) => other.level === level - 1) ? [level] : [],
  );

const headingsOf = ({ slide, views: [own] }: SlideSubject): readonly Heading[] =>
  slide.generated ? [] : (own?.measures.headings ?? []);

function skipsOn({ subject, headings }: Outline): Skip[] {
  const written = writtenOn(subject);
  // Only where all that is measured is written here, as Markdown, the one belongs to the other.
  const isAll = written.length === headings.length && written.every(({ level }, at) => level === headings[at]?.level);
  return headings.flatMap((heading, index) => {
    const before = headings[index - 1];
    if (!before || heading.level <= before.level + 1) return [];
    const own = isAll ? written[index] : undefined;
    const isNone =
      heading.isInner ||
      (index === 1 && (isTitleSlide(subject) || isSubtitle(subject, headings))) ||
      (own !== undefined && isCaption(subject, own));
    return isNone ? [] : [{ subject, heading, before, written: own }];
  });
}

/** How the line below a caption begins, in Markdown: code, a picture, a formula, or a table. */
const captioned = /^ {0,3}(?:```|~~~|\||!\[|\[!\[|\$\$)|^(?: {4}|\t)\S/;

/** Elements that have captions. */
const things: ReadonlySet<string> = new Set("figure iframe img pre svg table video".split(" "));

/** Whether nothing that has sections of its own stands below a heading: what it is the caption of, or nothing at all. */
function isCaption(subject: SlideSubject, { span }: Written): boolean {
  const below = span.file.text.slice(span.end, sourceOf(subject).end);
  const shown = replaceComments(below, blank);
  const next = /^.*\S.*$/m.exec(shown)?.[0];
  return next === undefined || captioned.test(next) || things.has(tagAtStart(next) ?? "");
}

/** The headings that a slide has in Markdown, outside of code and comments. */
const writtenOn = ({ prose }: SlideSubject): Written[] =>
  [...prose.written.slice(0, prose.notesFrom).matchAll(/^( {0,3})(#{1,6})[ \t].*$/gm)].map((match) => {
    const [whole, indent = "", marks = ""] = match;
    const span = proseSpan(prose, match.index + indent.length, whole.length - indent.length);
    return { level: marks.length, span };
  });

/** Whether the whole heading is emphasised: a remark in large letters. */
const isEmphasis = ({ written }: Skip): boolean =>
  written !== undefined &&
  /^#+\s+([*_]{1,3})(?!\s).*[^\s]\1\s*#*$/.test(
    written.span.file.text.slice(written.span.start, written.span.end).trim(),
  );

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

function remarkOnHabit(first: Skip, alike: readonly Skip[], { deck }: DeckSubject): Remark {
  const { subject, heading, before } = first;
  const identity = `headings of level ${heading.level} follow those of level ${before.level}`;
  const slides = counted(new Set(alike.map((skip) => skip.subject)).size, "slide");
  return {
    span: placeOf(first),
    message: `${identity} on ${slides}`,
    identity,
    remedy: `write them with ${"#".repeat(before.level + 1)}; how large they are is up to the theme`,
    slide: subject,
    severity: "hint",
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
