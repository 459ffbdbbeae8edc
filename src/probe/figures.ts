import type { Extent, Filling } from "../check/rect.js";
import { readDrawn } from "./drawn.js";
import { createStyles, isVisibleBox, onSlide, opacityOf, type Styles } from "./elements.js";
import { readPainted } from "./surfaces.js";

/** What paints as a whole; what is inside of a drawing is read by its shapes. */
const whole = "img, video, canvas, iframe, .katex, .placeholder";
/** What belongs to something that is read as a whole. */
const inner = "svg *, .katex *, .placeholder *";

/**
 * Where something can be seen in each picture of a slide in a document on paper, in the order of the page; a slide may hold pictures itself. A slide with a picture behind
 * it, and one whose title is part of its composition, is seen as a whole.
 */
export function readFigures(): Filling[] {
  const styles = createStyles();
  return [...document.querySelectorAll<HTMLElement>(".picture.reveal")].map((figure) => {
    const height = figure.offsetHeight;
    const all = { top: 0, bottom: height, height };
    if (!figure.matches(".titled") || figure.querySelector(".slide-background > *, .backdrop")) return all;
    const area = figure.getBoundingClientRect();
    const found = [...figure.querySelectorAll(".slide > .body")].flatMap((body) => extentsIn(body, area, styles));
    if (found.length === 0) return all;
    return {
      // Lines of a width that is not known reach without end, which no message can say.
      top: Math.max(0, Math.min(...found.map(({ top }) => top))),
      bottom: Math.min(height, Math.max(...found.map(({ bottom }) => bottom))),
      height,
    };
  });
}

function extentsIn(body: Element, area: DOMRect, styles: Styles): Extent[] {
  const boxes = [...body.querySelectorAll(`:not(${inner})`)].flatMap((element): Extent[] => {
    if (styles.of(element).visibility !== "visible" || opacityOf(element, styles) === 0) return [];
    const rect = onSlide(element.getBoundingClientRect(), area);
    if (element instanceof SVGSVGElement) return readPainted(element, rect, area, styles);
    return element.matches(whole) || isVisibleBox(element, styles) || isEdged(element, styles) ? [rect] : [];
  });
  return [...boxes, ...linesIn(body, area, styles), ...readDrawn(body, area, styles).map(({ rect }) => rect)];
}

/** Whether a line is drawn at one side of an element, or something is written before or behind its text. */
function isEdged(element: Element, styles: Styles): boolean {
  const { borderTopWidth, borderBottomWidth, borderLeftWidth, borderRightWidth, display } = styles.of(element);
  if (display === "contents") return false;
  const isLined = [borderTopWidth, borderBottomWidth, borderLeftWidth, borderRightWidth].some(
    (width) => Number.parseFloat(width) > 0,
  );
  return isLined || ["::before", "::after"].some((pseudo) => isWritten(getComputedStyle(element, pseudo)));
}

const isWritten = ({ content, display, position }: CSSStyleDeclaration) =>
  content !== "none" && content !== "normal" && display !== "none" && !/absolute|fixed/.test(position);

/** The lines of text that can be seen. */
function linesIn(body: Element, area: DOMRect, styles: Styles): Extent[] {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines: Extent[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    const isBlank = !node.nodeValue?.trim();
    if (!around || isBlank || around.matches(inner) || styles.of(around).visibility !== "visible") continue;
    range.selectNodeContents(node);
    const rect = range.getBoundingClientRect();
    // What is for the ears only is set in a pixel.
    if (rect.width > 1) lines.push(onSlide(rect, area));
  }
  return lines;
}
