import type { ItemPlace, Range } from "../model/condition.js";
import type { Block } from "../model/deck.js";
import { replaceComments } from "./scan.js";
import { innerView, offsetIn, piecesIn, type TextView } from "./text-view.js";

export type Token = Extract<Block, { kind: "prose" }>["tokens"][number];

/** A list's item or a quote. */
interface Holder {
  readonly raw: string;
  readonly tokens: readonly Token[];
}

const textOf = ({ tokens }: Holder): string => tokens.map(({ raw }) => raw).join("");

interface ListToken {
  readonly items: readonly Holder[];
}

interface TableToken {
  readonly header: readonly unknown[];
}

/** What a comment about an element is about: the element behind which it stands, or the one in which it stands. */
export interface Target {
  readonly is: "behind" | "within";
  /** See `Mark`. */
  readonly pieces: readonly Range[];
  /** It is an item of a list, which stands there. */
  readonly item?: ItemPlace;
  /** It is all that stands in what holds it. */
  readonly isAll?: boolean;
}

/** A comment in a view; offsets, `end` is exclusive. */
interface CommentPlace {
  readonly start: number;
  readonly end: number;
}

/** The container itself is meant: the comment stands in it and behind nothing. */
type Found = Target | "container" | "unknown";

/** Finds what a comment is about that begins at a place of the file. */
export function targetOf(tokens: readonly Token[], view: TextView, source: number, length: number): Found {
  const start = offsetIn(view, source);
  return start === undefined ? "unknown" : inBlocks(tokens, view, { start, end: start + length }, "slide");
}

/** A token, and where what it was made of begins and ends. */
interface Placed<T extends Token = Token> {
  readonly token: T;
  readonly start: number;
  readonly end: number;
}

function placed(tokens: readonly Token[], from: number): Placed[] {
  let at = from;
  return tokens.map((token) => {
    const start = at;
    at += token.raw.length;
    return { token, start, end: at };
  });
}

const isComment = ({ token }: Placed): boolean =>
  token.type === "html" && replaceComments(token.raw, () => "").trim() === "";
const isNothing = (each: Placed): boolean =>
  each.token.type === "space" || each.token.type === "def" || isComment(each) || isBlankText(each);
const isBlankText = ({ token }: Placed): boolean => token.type === "text" && token.raw.trim() === "";

const whole = (view: TextView, start: number, end: number, is: Target["is"]): Target => ({
  is,
  pieces: piecesIn(view, start, end),
});

/** Whether nothing would be left of what holds a comment. */
const isWhole = (found: Found): boolean => found === "container" || (found !== "unknown" && found.isAll === true);

function inBlocks(
  tokens: readonly Token[],
  view: TextView,
  comment: CommentPlace,
  holder: "slide" | "item" | "quote",
): Found {
  const all = placed(tokens, 0);
  const index = all.findIndex(({ start, end }) => comment.start >= start && comment.start < end);
  const here = all[index];
  if (!here || !view.text.startsWith(here.token.raw, here.start)) return "unknown";
  // The first paragraph of an item is its text, and what follows belongs to that.
  const others = holder === "item" ? all.slice(0, index) : all;
  const isAlone = others.every((each) => each === here || isNothing(each));
  const { token, start, end } = here;
  switch (token.type) {
    case "html":
      return isComment(here) ? behindBlock(all.slice(0, index), view, comment) : "unknown";
    case "list":
      return inList(token as unknown as ListToken, start, view, comment);
    case "blockquote": {
      const found = inQuote(token as unknown as Holder, start, view, comment);
      return isWhole(found) ? whole(view, start, end, "within") : found;
    }
    case "table":
      return inCell(token as unknown as TableToken, view, comment);
    case "text":
      return inText(here, view, comment) ?? "container";
    case "heading":
    case "paragraph":
      return inText(here, view, comment) ?? { ...whole(view, start, end, "within"), isAll: isAlone };
    default:
      return "unknown";
  }
}

/** A comment on lines of its own speaks of the block before it; in an item, that may be a line of text. */
function behindBlock(before: readonly Placed[], view: TextView, comment: CommentPlace): Found {
  const last = before.findLast((each) => !isNothing(each));
  if (!last) return "container";
  if (last.token.type !== "text") return whole(view, last.start, comment.end, "behind");
  const inner = lastInline(inlinesOf(last));
  return inner ? whole(view, inner.start, comment.end, "behind") : "container";
}

const elements = new Set(["strong", "em", "del", "codespan", "link", "image", "inlineMath"]);

function inlinesOf({ token, start }: Placed): Placed[] {
  const text = "text" in token ? String(token.text) : "";
  const tokens = "tokens" in token ? (token.tokens ?? []) : [];
  return placed(tokens, start + Math.max(0, token.raw.indexOf(text)));
}

/** The element with which inline tokens end, apart from comments, space and line breaks. */
function lastInline(inlines: readonly Placed[]): Placed | undefined {
  const last = inlines.findLast((each) => !isNothing(each) && each.token.type !== "br");
  return last && elements.has(last.token.type) ? last : undefined;
}

/** The element in a line of text of which a comment speaks; undefined where it speaks of the whole text. */
function inText(around: Placed, view: TextView, comment: CommentPlace): Target | undefined {
  const inlines = inlinesOf(around);
  const index = inlines.findIndex(({ start, end }) => comment.start >= start && comment.start < end);
  const here = inlines[index];
  if (!here) return undefined;
  if (here.token.type === "html") {
    const behind = lastInline(inlines.slice(0, index));
    const isAll = behind && inlines.every((each) => each === behind || isNothing(each));
    return behind && !isAll ? whole(view, behind.start, comment.end, "behind") : undefined;
  }
  if (!elements.has(here.token.type)) return undefined;
  return inText(here, view, comment) ?? whole(view, here.start, here.end, "within");
}

function inList(list: ListToken, from: number, view: TextView, comment: CommentPlace): Found {
  let start = from;
  for (const [index, item] of list.items.entries()) {
    const end = start + item.raw.length;
    if (comment.start >= start && comment.start < end) {
      const inner = innerView(view, start, item.raw, textOf(item));
      const own = inner && commentIn(inner, view, comment);
      const found = inner && own ? inBlocks(item.tokens, inner, own, "item") : "unknown";
      const next = piecesIn(view, end, end + (list.items[index + 1]?.raw.length ?? 0))[0]?.start;
      return isWhole(found) ? { ...whole(view, start, end, "within"), item: { isFirst: index === 0, next } } : found;
    }
    start = end;
  }
  return "unknown";
}

function inQuote(quote: Holder, from: number, view: TextView, comment: CommentPlace): Found {
  const inner = innerView(view, from, quote.raw, textOf(quote));
  const own = inner && commentIn(inner, view, comment);
  return inner && own ? inBlocks(quote.tokens, inner, own, "quote") : "unknown";
}

function commentIn(inner: TextView, view: TextView, { start, end }: CommentPlace): CommentPlace | undefined {
  const [first] = piecesIn(view, start, end);
  const at = first && offsetIn(inner, first.start);
  return at === undefined ? undefined : { start: at, end: at + end - start };
}

/** What stands in a cell; the cell stays, so that the others keep their places. */
function inCell({ header }: TableToken, view: TextView, comment: CommentPlace): Found {
  const lineStart = view.text.lastIndexOf("\n", comment.start) + 1;
  const lineEnd = `${view.text}\n`.indexOf("\n", comment.end);
  const borders = bordersIn(view.text, lineStart, lineEnd);
  const before = borders.filter((at) => at < comment.start);
  const after = borders.find((at) => at >= comment.start) ?? lineEnd;
  const [first] = borders;
  const isOpened = first !== undefined && view.text.slice(lineStart, first).trim() === "";
  // What is beyond the columns is shown to nobody, and what it is about may stand before it.
  if (after < comment.end || before.length - Number(isOpened) >= header.length) return "unknown";
  return whole(view, (before.at(-1) ?? lineStart - 1) + 1, after, "within");
}

/** Where cells of a line are divided, in code as well. */
function bordersIn(text: string, start: number, end: number): number[] {
  const found: number[] = [];
  for (let at = start; at < end; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "|") found.push(at);
  }
  return found;
}
