import { type Rect, unite } from "../check/rect.js";
import type { TextBlock, TextPiece } from "../check/seen.js";
import { onSlide } from "./elements.js";

/** What breaks into lines where there is no more room; a label in a box of a diagram does not count. */
const running = "h1, h2, h3, h4, h5, h6, p, li, dd, dt, td, th, blockquote, figcaption";

/** The last of the lines into which the browser has broken a text; undefined where there is one, or where its author breaks them on purpose. */
export function readLastLine(
  element: Element,
  pieces: readonly TextPiece[],
  slide: DOMRect,
): TextBlock["lastLine"] | undefined {
  const breaks = [...element.querySelectorAll(":scope > br, :scope > :not(ul, ol) br")];
  if (!element.matches(running) || breaks.length > 1 || !breaks.every((br) => isLeftOver(br, element)))
    return undefined;
  const lines = linesOf(pieces.flatMap((piece) => piece.lines));
  const last = lines.at(-1);
  if (!last || lines.length < 2) return undefined;
  const text = textWithin(element, last, slide);
  return { text, rect: last, widest: Math.max(...lines.map(({ left, right }) => right - left)) };
}

/**
 * Whether a break stands before the last word of a sentence that goes on: it was made for a line that had another length.
 * Where a new thing begins, the line ends in a mark or the next one begins with a capital letter.
 */
function isLeftOver(br: Element, element: Element): boolean {
  const [before, after] = [document.createRange(), document.createRange()];
  before.setStart(element, 0);
  before.setEndBefore(br);
  after.setStartAfter(br);
  after.setEnd(element, element.childNodes.length);
  const words = before.toString().trim().split(/\s+/);
  return words.length > 3 && /[\p{L}\p{N}]$/u.test(words.at(-1) ?? "") && /^\s*\p{Ll}\S*\s*$/u.test(after.toString());
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
