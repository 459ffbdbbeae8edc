import { type Rect, unite } from "../check/rect.js";
import type { TextBlock, TextPiece } from "../check/seen.js";
import { onSlide } from "./elements.js";

/** What breaks into lines where there is no more room; a label in a box of a diagram does not count. */
const running = "h1, h2, h3, h4, h5, h6, p, li, dd, dt, td, th, blockquote, figcaption";

/** The last of the lines into which the browser has broken a text; undefined where there is one, or where its author breaks them. */
export function readLastLine(
  element: Element,
  pieces: readonly TextPiece[],
  slide: DOMRect,
): TextBlock["lastLine"] | undefined {
  if (!element.matches(running) || element.querySelector(":scope > br, :scope > :not(ul, ol) br")) return undefined;
  const lines = linesOf(pieces.flatMap((piece) => piece.lines));
  const last = lines.at(-1);
  if (!last || lines.length < 2) return undefined;
  const text = textWithin(element, last, slide);
  return { text, rect: last, widest: Math.max(...lines.map(({ left, right }) => right - left)) };
}

/** Puts what stands beside each other into one line. */
function linesOf(rects: readonly Rect[]): Rect[] {
  const lines: Rect[] = [];
  for (const rect of rects.toSorted((a, b) => a.top - b.top)) {
    const last = lines.at(-1);
    const isBeside = last !== undefined && (rect.top + rect.bottom) / 2 < last.bottom;
    if (isBeside) lines[lines.length - 1] = unite([last, rect]) ?? rect;
    else lines.push(rect);
  }
  return lines;
}

/** The words of an element that stand in a line, read from its end. */
function textWithin(element: Element, line: Rect, slide: DOMRect): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Node[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const isNested = parent?.closest("ul, ol, table")?.contains(element) === false;
    if (!isNested && !parent?.closest("sub, sup, .cite")) nodes.push(node);
  }
  let text = "";
  for (const node of nodes.toReversed()) {
    const words = [...(node.nodeValue ?? "").matchAll(/\s+|\S+/g)];
    for (const { 0: word, index } of words.toReversed()) {
      if (word.trim() === "") {
        text = ` ${text}`;
        continue;
      }
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const { top, bottom, right, left } = onSlide(range.getBoundingClientRect(), slide);
      if (right - left < 1) continue;
      if ((top + bottom) / 2 < line.top) return text.replace(/\s+/g, " ").trim();
      text = word + text;
    }
  }
  return text.replace(/\s+/g, " ").trim();
}
