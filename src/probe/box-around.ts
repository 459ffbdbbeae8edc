import { around, isVisibleBox, type Styles } from "./elements.js";

/** The nearest box around a text that can be seen, and to whose inside the text belongs. */
export const visibleBoxAround = (element: Element, styles: Styles): Element | undefined =>
  around(element, (at) => isVisibleBox(at, styles) && !isSetBeside(element, at, styles));

/**
 * Whether a text is placed by its box, and nothing of it in there: as a clock time above a thin bar, the box is what it
 * belongs to, not what it has to fit into. What leaves the body is no such text.
 */
function isSetBeside(element: Element, box: Element, styles: Styles): boolean {
  const placed = around(element, (at) => styles.of(at).position === "absolute");
  if (!(placed instanceof HTMLElement) || placed.offsetParent !== box) return false;
  const body = box.closest(".slide > .body");
  const own = placed.getBoundingClientRect();
  return body !== null && isWithin(own, body.getBoundingClientRect()) && isApart(own, box.getBoundingClientRect());
}

const isWithin = (inner: DOMRect, outer: DOMRect) =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

const isApart = (one: DOMRect, other: DOMRect) =>
  one.right <= other.left || one.left >= other.right || one.bottom <= other.top || one.top >= other.bottom;
