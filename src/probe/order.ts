import type { Displaced } from "../check/measures.js";
import { nameOf, onSlide, type Styles } from "./elements.js";

/** What has an order of its own, or is drawn: its words are told otherwise, or do not follow each other. */
const apart =
  ".diagram, svg, .katex, pre, figure.code, table, .c-terminal, .c-mermaid, .c-dot, .r-stack, [role=img], [aria-hidden=true]";
/** What forms and components become, whose classes begin with c-; their own templates place their parts. */
const forms =
  ":is([class^='c-'], [class*=' c-']):not(.c-columns):not(.c-quote), .backdrop, .who, .course, .parts, .contents, .cover, .code-notes";

/**
 * The texts of a slide's body that are seen before a text that is read before them, because a style sheet says so: `order`,
 * a reversed row, a place in a grid, a float or a position. What merely stands higher beside something is none.
 */
export function readDisplaced(body: Element, slide: DOMRect, styles: Styles): Displaced[] {
  const containers = [body, ...body.querySelectorAll("*")].filter(
    (element) => element.childElementCount > 1 && !element.closest(`${apart}, ${forms}`),
  );
  return containers.flatMap((container) => displacedIn(container, slide, styles));
}

function displacedIn(container: Element, slide: DOMRect, styles: Styles): Displaced[] {
  const children = [...container.children].filter((child) => isRead(child, styles));
  const causes = new Map(children.map((child) => [child, causeOf(child, container, styles)]));
  if (![...causes.values()].some(Boolean)) return [];
  return children.flatMap((child, index): Displaced[] => {
    const found = children.slice(0, index).flatMap((before) => {
      const other = causes.get(before);
      const own = causes.get(child);
      // What is placed by hand and read first is a foot, or a part of a drawing; sentences below each other are neither.
      const cause = other?.startsWith("position") && !areLines(before, child, own) ? undefined : (own ?? other);
      const side = cause && sideOf(child, before, styles);
      return side ? [{ before, side, cause }] : [];
    });
    const [first] = found;
    if (!first) return [];
    const rect = onSlide(child.getBoundingClientRect(), slide);
    return [{ element: nameOf(child), rect, before: nameOf(first.before), side: first.side, by: first.cause }];
  });
}

/** A child of which somebody reads more than a word: labels at the edge of something are no part of the text. */
function isRead(child: Element, styles: Styles): boolean {
  if (child.matches(`${apart}, ${forms}, figure, style, script, br, .fade-out, .current-visible`)) return false;
  const { display, visibility } = styles.of(child);
  if (display === "none" || display === "inline" || visibility !== "visible") return false;
  return wordsIn(child) > 2 || /^H[1-6]$/.test(child.tagName);
}

/** Whether two texts, both placed by hand, are sentences that begin at the same edge. */
function areLines(before: Element, child: Element, cause: string | undefined): boolean {
  const [a, b] = [before.getBoundingClientRect(), child.getBoundingClientRect()];
  const isSentence = (element: Element) => wordsIn(element) > 3 && !element.matches(".fragment");
  const isAligned = Math.abs(a.left - b.left) < 4 || Math.abs(a.right - b.right) < 4;
  return (cause?.startsWith("position") ?? false) && isAligned && isSentence(before) && isSentence(child);
}

const wordsIn = (element: Element) => ((element.textContent ?? "").match(/[\p{L}\p{N}]+/gu) ?? []).length;

/** What places a child otherwise than the text goes; undefined for nothing. */
function causeOf(child: Element, container: Element, styles: Styles): string | undefined {
  const own = styles.of(child);
  if (/absolute|fixed/.test(own.position)) return `position: ${own.position}`;
  if (own.position === "relative" && [own.top, own.bottom].some(isMoved)) return "position: relative";
  if (own.float === "right" || own.float === "inline-end") return `float: ${own.float}`;
  const { display, flexDirection } = styles.of(container);
  if (/flex|grid/.test(display) && own.order !== "0") return `order: ${own.order}`;
  if (display.includes("flex") && flexDirection.endsWith("-reverse")) return `flex-direction: ${flexDirection}`;
  if (!display.includes("grid")) return undefined;
  if (own.gridRowStart !== "auto") return `grid-row: ${own.gridRowStart}`;
  return own.gridColumnStart === "auto" ? undefined : `grid-column: ${own.gridColumnStart}`;
}

const isMoved = (length: string) => Math.abs(Number.parseFloat(length)) > 8;

/** Where somebody who sees the slide finds `child` from `before`: above it, or before it in the same row. */
function sideOf(child: Element, before: Element, styles: Styles): Displaced["side"] | undefined {
  const [later, earlier] = [child.getBoundingClientRect(), before.getBoundingClientRect()];
  if (later.height < 1 || earlier.height < 1) return undefined;
  const shared = (a: number, b: number, c: number, d: number) => Math.min(b, d) - Math.max(a, c);
  const wide = shared(later.left, later.right, earlier.left, earlier.right);
  const high = shared(later.top, later.bottom, earlier.top, earlier.bottom);
  if (later.bottom <= earlier.top + 2) return wide > Math.min(later.width, earlier.width) / 2 ? "above" : undefined;
  if (high < Math.min(later.height, earlier.height) / 2) return undefined;
  const isLeft = later.right <= earlier.left + 2;
  const isRight = later.left >= earlier.right - 2;
  return (styles.of(child).direction === "rtl" ? isRight : isLeft) ? "before" : undefined;
}
