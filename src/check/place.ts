import { replaceComments } from "../content/scan.js";
import type { Block } from "../model/deck.js";
import { findSpan, type Span } from "../source/text.js";
import type { Heading } from "./measures.js";
import type { ElementName } from "./seen.js";
import type { SlideSubject } from "./subject.js";

/** What a place is searched in. */
type Placed = Pick<SlideSubject, "slide">;

/** The Markdown of a slide without its notes and its text for readers; for a slide that the compiler made, the deck's file. */
export function sourceOf({ slide }: Placed): Span {
  const { span, notes, reader } = slide;
  if (slide.generated) return { file: span.file, start: 0, end: span.file.text.length };
  const apart = [notes, reader].flatMap(([first]) => first?.span.start ?? []);
  return { ...span, end: Math.min(...apart, span.end) };
}

/** The line at which a slide begins: its heading, or else the first line that is not a comment, or else its first line. */
export function startOf(subject: Placed): Span {
  const source = sourceOf(subject);
  const title = subject.slide.title === "" ? undefined : placeOfText(subject, subject.slide.title);
  if (title) return title;
  if (subject.slide.generated) return subject.slide.span;
  const text = source.file.text.slice(source.start, source.end);
  const shown = replaceComments(text, blank).search(/\S/);
  // The word that begins the notes stands before them.
  const isNotes = shown !== -1 && /^[ \t]*(?:notes?|reader):\s*$/i.test(text.slice(shown));
  const start = source.start + Math.max(0, shown === -1 || isNotes ? text.search(/\S/) : shown);
  const end = source.file.text.indexOf("\n", start);
  return { file: source.file, start, end: end === -1 || end > source.end ? source.end : end };
}

/** White space of the same length. */
const blank = (text: string): string => " ".repeat(text.length);

/**
 * Where the text of a measured element is in the Markdown: its first words, whatever marks are between
 * them. Undefined when the text comes from elsewhere, such as the registry or a template.
 */
export function placeOfText(subject: Placed, text: string): Span | undefined {
  return findWords(sourceOf(subject), text);
}

/** The place of a heading: among the headings of its level, or else wherever its words are. */
export function placeOfHeading(subject: Placed, { level, text }: Pick<Heading, "level" | "text">): Span {
  const { file, start, end } = sourceOf(subject);
  const marks = `^ {0,3}#{${level}}[ \\t].*$|<h${level}(?=[\\s>])[^>]*>[^<]*`;
  const headings = [...file.text.slice(start, end).matchAll(new RegExp(marks, "gim"))];
  const found = headings.flatMap(({ index, 0: { length } }) => {
    const at = start + index;
    return findWords({ file, start: at, end: at + length }, text) ?? [];
  });
  return found[0] ?? placeOfText(subject, text) ?? startOf(subject);
}

/** Tags with their attributes. */
const tags = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?>/gi;

/** The name of the element with which a line begins, in small letters; undefined for other lines. */
export const tagAtStart = (line: string): string | undefined => /^\s*<([a-z][\w-]*)/i.exec(line)?.[1]?.toLowerCase();

/** The first words of a text in a part of a file, whatever marks are between them; in what is shown rather than in tags and comments. */
export function findWords(source: Span, text: string): Span | undefined {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const written = source.file.text.slice(source.start, source.end);
  const shown = replaceComments(written, blank).replace(tags, blank);
  for (const count of [6, 3, 2, 1]) {
    if (count > words.length && count !== 6) continue;
    const some = words.slice(0, count);
    // One short word is found anywhere.
    const letters = some.join("").length;
    if (letters < 3 || (count === 1 && words.length > 1 && letters < 6)) continue;
    const found = findSequence(shown, some) ?? findSequence(written, some);
    if (found) return { file: source.file, start: source.start + found.start, end: source.start + found.end };
  }
  return undefined;
}

/** The first place of these words in this order, with at most 40 other characters between two of them. */
function findSequence(
  text: string,
  [first = "", ...rest]: readonly string[],
): { start: number; end: number } | undefined {
  for (let at = text.indexOf(first); at !== -1; at = text.indexOf(first, at + 1)) {
    if (/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at))) continue;
    const end = endOfSequence(text, at + first.length, rest);
    if (end !== undefined) return { start: at, end };
  }
  return undefined;
}

/** Where words end that go on from a place in a text; one pattern for all of them, because to make one takes longer than to search. */
function endOfSequence(text: string, from: number, words: readonly string[]): number | undefined {
  const gap = /[^\p{L}\p{N}]{1,40}/uy;
  let end = from;
  for (const word of words) {
    gap.lastIndex = end;
    if (!gap.test(text) || !text.startsWith(word, gap.lastIndex)) return undefined;
    end = gap.lastIndex + word.length;
  }
  const letter = /[\p{L}\p{N}]/uy;
  letter.lastIndex = end;
  return letter.test(text) ? undefined : end;
}

/** Where a measured element comes from: its text, the component that made it, or the slide's beginning. */
export const placeOfElement = (subject: Placed, element: ElementName): Span =>
  placeOfPiece(subject, element, element.text);

/** Where a piece of the text of a measured element comes from, or else the element. */
export function placeOfPiece(subject: Placed, element: ElementName, text: string): Span {
  const found = findBesideTitle(subject, element, text) ?? findBesideTitle(subject, element, element.text);
  return found ?? placeOfComponent(subject) ?? startOf(subject);
}

/** A text of an element; what is no heading is looked for below the title, which often has the same words, and then above it. */
function findBesideTitle(subject: Placed, { tag }: ElementName, text: string): Span | undefined {
  const source = sourceOf(subject);
  const inTable = /^t[dh]$/.test(tag) ? findWords(fromTable(source), text) : undefined;
  if (inTable) return inTable;
  const title = /^h[1-6]$/.test(tag) ? undefined : findWords(source, subject.slide.title);
  if (!title) return findWords(source, text);
  return findWords({ ...source, start: title.end }, text) ?? findWords({ ...source, end: title.start }, text);
}

/** A part of a file from its first table on, if it has one in Markdown: from the line above the one that makes it a table. */
function fromTable(source: Span): Span {
  const { file, start, end } = source;
  const delimiter = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[ \t|:-]*$/m.exec(file.text.slice(start, end));
  if (!delimiter) return source;
  const above = file.text.lastIndexOf("\n", start + delimiter.index - 2) + 1;
  return { ...source, start: Math.max(start, above) };
}

/** The place of the picture that is the `index`-th on its slide, from 0. */
export function placeOfPicture(subject: Placed, element: ElementName, index: number): Span {
  const source = sourceOf(subject);
  const text = source.file.text.slice(source.start, source.end);
  // A word that is an alternative text may well stand in the text before.
  const written = element.text === "" ? [] : [`![${element.text}]`, `alt="${element.text}"`, element.text];
  const named = written.find((each) => text.includes(each));
  if (named !== undefined) return wordsIn(findSpan(source, named), named === element.text ? "" : element.text);
  const marks = [...text.matchAll(/!\[[^\]\n]*\]\([^)\n]*\)|<(?:img|svg|video)\b[^>]*>/gi)];
  const mark = marks[Math.min(index, marks.length - 1)];
  if (!mark) return placeOfComponent(subject) ?? startOf(subject);
  const start = source.start + mark.index;
  return { file: source.file, start, end: start + mark[0].length };
}

/** The words within what is written around them. */
function wordsIn(span: Span, words: string): Span {
  const at = words === "" ? -1 : span.file.text.slice(span.start, span.end).indexOf(words);
  return at === -1 ? span : { file: span.file, start: span.start + at, end: span.start + at + words.length };
}

/** The place of the attribute that puts a picture behind a slide. */
export function placeOfGround(subject: Placed): Span {
  const source = sourceOf(subject);
  const text = source.file.text.slice(source.start, source.end);
  const found = /data-background(?:-image)?\s*=\s*("[^"]*"|'[^']*')/i.exec(text);
  if (!found) return startOf(subject);
  const start = source.start + found.index;
  return { file: source.file, start, end: start + found[0].length };
}

function placeOfComponent({ slide }: Placed): Span | undefined {
  const block = slide.body.find(({ kind }: Block) => kind === "component");
  if (!block) return undefined;
  const end = block.span.file.text.indexOf("\n", block.span.start);
  return { ...block.span, end: end === -1 ? block.span.end : Math.min(end, block.span.end) };
}
