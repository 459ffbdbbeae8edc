import type { Condition, Mark } from "../model/condition.js";
import { problem } from "../report/problem.js";
import { limits, shownCount } from "../source/limits.js";
import type { SourceFile, Span } from "../source/text.js";
import { parseAttributes } from "./attributes.js";
import { type Comment, commentsIn } from "./comments.js";
import { conditionOf } from "./conditions.js";
import { lex } from "./dialect.js";
import { elementAttributesFrom } from "./element-comment.js";
import type { Search } from "./element-search.js";
import type { HtmlElement } from "./html-elements.js";
import { type Target, type Token, targetOf } from "./mark-target.js";
import type { SlideContext } from "./slide-context.js";
import type { SlideRange } from "./slide-range.js";
import type { Segment } from "./structure.js";
import { wholeView } from "./text-view.js";

/** What is looked up for each comment. */
interface Known extends Search {
  /** The elements by where they end. */
  readonly ending: ReadonlyMap<number, HtmlElement>;
  /** The tokens of each run of Markdown. */
  readonly tokens: Map<Segment, readonly Token[]>;
}

/** What `<!-- .element: only="…" -->` speaks of; a comment of which that cannot be told is an error. */
export function elementMarks(search: Search, range: SlideRange): Mark[] {
  const { context } = search;
  const comments = [...commentsIn(context, range.start, range.end)].flatMap((comment) => {
    const condition = conditionIn(comment, context);
    return condition ? [{ comment, condition }] : [];
  });
  const extra = comments[limits.conditionsOnSlide];
  if (extra) {
    const hint = "put what belongs together into one :::block";
    const values = { what: "conditions of elements on one slide", most: shownCount(limits.conditionsOnSlide), hint };
    context.problems.report(problem("too-many", values, { span: extra.comment.span }));
    return [];
  }
  const find = targetFinder(search);
  return comments.flatMap(({ comment, condition }): Mark[] => {
    const target = find(comment);
    if (target) return [{ condition, ...target }];
    context.problems.report(problem("unplaced-condition", {}, { span: condition.span }));
    return [];
  });
}

/** Finds what comments speak of; undefined where that cannot be told. Each takes as long as its slide is. */
export function targetFinder(search: Search): (comment: Comment) => Said | undefined {
  const ending = new Map(search.elements.map((element) => [element.end, element]));
  const known: Known = { ...search, ending, tokens: new Map() };
  return (comment) => htmlBefore(comment, known) ?? inMarkdown(comment, known);
}

function conditionIn({ text, start, span }: Comment, { file }: SlideContext): Condition | undefined {
  const from = elementAttributesFrom(text);
  if (from === undefined || !/(?:only|not)\s*=/.test(text)) return undefined;
  return conditionOf(parseAttributes(file, start + from, start + text.length).attributes, span);
}

type Said = Omit<Mark, "condition">;

const wholeStretch = (start: number, end: number): Said => ({
  said: { start, end },
  pieces: undefined,
  blank: [],
  item: undefined,
});

/** Undefined where nothing is left of the pieces. */
function saidIn({ pieces, item }: Target, { text }: SourceFile): Said | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return undefined;
  const { start } = first;
  const line = text.lastIndexOf("\n", start - 1);
  // What stands before it on its line may be the point of another item, which keeps its place.
  const isOwnLine = line > 0 && /^[ \t>]*$/.test(text.slice(line + 1, start));
  if (!item || !isOwnLine) return { said: { start, end: last.end }, pieces, blank: [], item: undefined };
  return { said: { start, end: start }, pieces: [], blank: [], item: { ...item, start, end: last.end } };
}

/** The element of raw HTML that ends right before a comment. */
function htmlBefore({ span }: Comment, { ending, context: { file, base } }: Known): Said | undefined {
  let before = file.text.slice(base, span.start).trimEnd();
  while (before.endsWith("-->")) before = before.slice(0, before.lastIndexOf("<!--")).trimEnd();
  const element = before.endsWith(">") ? ending.get(before.length) : undefined;
  return element && wholeStretch(base + element.start, span.end);
}

function inMarkdown(comment: Comment, { segments, elements, context, quiet, tokens: known }: Known): Said | undefined {
  const { file, base } = context;
  const at = comment.span.start;
  // Those that end first stand within the others.
  const around = elements.find(({ start, end }) => base + start < at && at < base + end);
  const element = around && wholeStretch(base + around.start, base + around.end);
  const stretch = stretchAt(segments, at);
  if (!stretch) return element;
  const { start, end } = stretch.text;
  const text = context.text.slice(start - base, end - base);
  const tokens = known.get(stretch.text) ?? lex(text, quiet);
  known.set(stretch.text, tokens);
  const found = targetOf(tokens, wholeView(text, start), at, comment.span.end - at);
  if (found === "unknown") return element;
  if (found !== "container") {
    const { holder, isOnly } = stretch;
    if (found.isAll && isOnly && holder) return wholeStretch(holder.start, holder.end);
    const isInside = around && found.is === "within" && base + around.start > (found.pieces[0]?.start ?? 0);
    return isInside ? element : saidIn(found, file);
  }
  if (around && base + around.start >= start) return element;
  const { before, holder } = stretch;
  const component = before?.kind === "component" ? before.span : holder;
  if (!component) return element;
  const last = before?.kind === "component" ? comment.span.end : component.end;
  return wholeStretch(component.start, last);
}

/** A run of Markdown, what stands before it, and the component that holds it. */
interface Stretch {
  readonly text: Extract<Segment, { kind: "text" }>;
  readonly before: Segment | undefined;
  readonly holder: Span | undefined;
  /** Nothing else stands in that. */
  readonly isOnly: boolean;
}

function stretchAt(segments: readonly Segment[], at: number, holder?: Span): Stretch | undefined {
  for (const [index, segment] of segments.entries()) {
    const { start, end } = segment.kind === "text" ? segment : segment.span;
    if (at < start || at >= end) continue;
    if (segment.kind === "text") {
      return { text: segment, before: segments[index - 1], holder, isOnly: segments.length === 1 };
    }
    return stretchAt(segment.children, at, segment.span);
  }
  return undefined;
}
