import type { Clip } from "../check/seen.js";
import { around, boxOf, type Styles } from "./elements.js";

/** What cuts an element off; a link that ends in an ellipsis still leads to its target. */
export function clipsOf(element: Element, slide: DOMRect, styles: Styles): Clip[] {
  return (["x", "y"] as const).flatMap((axis): Clip[] => {
    const overflowOf = (at: Element) => styles.of(at)[axis === "x" ? "overflowX" : "overflowY"];
    const isShortened = (at: Element) => styles.of(at).textOverflow === "ellipsis" && at.matches("a[href], a[href] *");
    const cutting = around(element, (at) => overflowOf(at) !== "visible" && !isShortened(at));
    if (!cutting) return [];
    const clip = { axis, box: boxOf(cutting, slide), scrolls: /auto|scroll/.test(overflowOf(cutting)) };
    // Where a text ends in an ellipsis, the browser says of its lines that they end there, too.
    const isEnded = axis === "x" && cutting === element && styles.of(element).textOverflow === "ellipsis";
    return [isEnded ? { ...clip, lost: element.scrollWidth - element.clientWidth } : clip];
  });
}
