import type { Attributes } from "../model/deck.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import type { Span } from "../source/text.js";
import { mergeAttributes, noAttributes, parseAttributes, unreadAttributes } from "./attributes.js";
import { checkConditionKeys, slideConditionKeys } from "./conditions.js";
import { elementAttributesFrom } from "./element-comment.js";
import { firstLineFrom, htmlComments, type LineContext, withoutInlineCode } from "./scan.js";
import type { SlideRange } from "./slide-range.js";

/** An HTML comment of a slide. */
export interface Comment {
  /** Between its marks. */
  readonly text: string;
  /** Offset of that text in the file. */
  readonly start: number;
  readonly span: Span;
}

/** The comments between two offsets of a file that stand outside of code. */
export function* commentsIn({ file, lines }: LineContext, start: number, end: number): Iterable<Comment> {
  const text = file.text.slice(start, end);
  if (!text.includes("<!--")) return;
  for (const comment of htmlComments(withoutInlineCode(text))) {
    const span = { file, start: start + comment.start, end: start + comment.end };
    if (lines[firstLineFrom(lines, span.start + 1) - 1]?.masked) continue;
    const inside = comment.start + "<!--".length;
    yield { start: start + inside, text: text.slice(inside, comment.end - "-->".length), span };
  }
}

/** Takes `<!-- .slide: … -->` out of a slide: its attributes, and its text in which these comments are blank. */
export function takeSlideAttributes(range: SlideRange, context: LineContext): { attributes: Attributes; text: string } {
  const text = context.file.text.slice(range.start, range.end);
  if (!text.includes(".slide:")) return { attributes: noAttributes, text };
  const found: Attributes[] = [];
  let blanked = "";
  let at = 0;
  for (const comment of commentsIn(context, range.start, range.bodyEnd)) {
    const mark = /^\s*\.slide:/.exec(comment.text)?.[0];
    if (mark === undefined) continue;
    const own = readAttributes(comment, mark.length, context);
    checkConditionKeys(own, context.problems, slideConditionKeys);
    found.push(own);
    const [start, end] = [comment.span.start - range.start, comment.span.end - range.start];
    blanked += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    at = end;
  }
  return { attributes: mergeAttributes(found), text: blanked + text.slice(at) };
}

/** The attributes in a comment, from an offset in it on; reports what cannot be read. */
function readAttributes({ text, start }: Comment, from: number, { file, problems }: LineContext): Attributes {
  const { attributes, mistake } = parseAttributes(file, start + from, start + text.length);
  if (mistake) problems.report(unreadAttributes(mistake, text));
  return attributes;
}

/**
 * Reports attributes of elements that cannot be read, and comments that were meant as attributes: they show nothing,
 * so that nobody would notice.
 */
export function checkComments(range: SlideRange, context: LineContext): void {
  for (const comment of commentsIn(context, range.start, range.end)) {
    const from = elementAttributesFrom(comment.text);
    if (from !== undefined) checkConditionKeys(readAttributes(comment, from, context), context.problems);
    else if (!/^\s*\.slide:/.test(comment.text)) checkMistyped(comment, context);
  }
}

const kinds = ["slide", "element"] as const;

/** How attributes begin: `key=`, `.class` or `#id`. */
const attributesBegin = /^\s*(?:[\w:-]+\s*=|[.#][\w-])/;

/**
 * A comment is nearly one of ours when it begins with a point and nearly the right word, or with the word and then
 * attributes. One that only speaks of slides or elements is the author's own.
 */
function checkMistyped({ text, span }: Comment, { problems }: LineContext): void {
  const match = /^[\s-]*(\.?)\s*([A-Za-z]+)\s*:?([\s\S]*)$/.exec(text);
  if (!match) return;
  const [, point, word = "", rest = ""] = match;
  const kind = kinds.find((known) => didYouMean(word, [known]) !== undefined);
  if (kind === undefined || (point === "" && !attributesBegin.test(rest))) return;
  const written = rest.replace(/\s+/g, " ").trim();
  const right = `<!-- .${kind}: ${written || 'class="…"'} -->`;
  if (/\b(?:only|not)\s*=/i.test(rest)) {
    problems.report(problem("unplaced-condition", {}, { span, remedy: `write ${right}` }));
    return;
  }
  problems.report(
    problem("mistyped-comment", { kind: kind === "slide" ? "the slide" : "an element", right }, { span }),
  );
}
