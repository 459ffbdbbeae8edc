import type { Leaving } from "../check/seen.js";
import { clipsOf } from "./clips.js";
import { around, boxOf, isDecorative, isVisibleBox, opacityOf, regionOf, type Styles } from "./elements.js";

/** What may be a box with something in it, and tables, whose cells need not be filled. */
const boxes = "div, figure, aside, pre, blockquote, table, ul, ol, dl, p, details";

/** Nothing leaves by less. */
const least = 1;

/** Boxes of which a part is outside their slide or its body; those that hold nothing and are placed by hand decorate. */
export function readLeaving(section: Element, slide: DOMRect, styles: Styles): Leaving[] {
  const body = section.querySelector(".slide > .body");
  if (!body) return [];
  const area = body.getBoundingClientRect();
  return [...body.querySelectorAll(boxes)].flatMap((element): Leaving[] => {
    const rect = element.getBoundingClientRect();
    if (rect.width < 1 || rect.height < 1 || (!leaves(rect, slide) && !leaves(rect, area))) return [];
    if (element.closest(".katex, svg, .terminal, .placeholder, .code.unmade") || isDecorative(element)) return [];
    if (!(element.matches("table") || isVisibleBox(element, styles)) || opacityOf(element, styles) === 0) return [];
    const placed = around(element, (at) => /absolute|fixed/.test(styles.of(at).position)) !== undefined;
    if (placed && isEmpty(element)) return [];
    const clips = element.parentElement ? clipsOf(element.parentElement, slide, styles) : [];
    return [{ ...boxOf(element, slide), region: regionOf(element), placed, clips }];
  });
}

const leaves = (inner: DOMRect, outer: DOMRect) =>
  inner.left < outer.left - least ||
  inner.top < outer.top - least ||
  inner.right > outer.right + least ||
  inner.bottom > outer.bottom + least;

const isEmpty = (element: Element) =>
  (element.textContent ?? "").trim() === "" && element.querySelector("img, svg, video, canvas") === null;
