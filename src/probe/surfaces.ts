import type { Rect } from "../check/rect.js";
import { onSlide, opacityOf, type Styles } from "./elements.js";

/** Something that is painted and may hide what is behind it. */
export interface Surface {
  readonly element: Element;
  readonly rect: Rect;
  /** From 0, which lets everything through, to 1. */
  readonly strength: number;
}

/** How much of what is behind it an element hides, from 0 to 1. */
export function strengthOf(element: Element, styles: Styles): number {
  const style = styles.of(element);
  if (style.visibility !== "visible") return 0;
  const opacity = opacityOf(element, styles);
  if (element.matches("img, svg, video, canvas") || style.backdropFilter !== "none") return opacity;
  return paintOf(style, opacity, styles);
}

/** How much of what is behind it the background of a style hides, from 0 to 1. */
export const paintOf = (style: CSSStyleDeclaration, opacity: number, styles: Styles): number =>
  opacity * Math.max(styles.colour(style.backgroundColor)[3], strengthOfImage(style.backgroundImage, styles));

/** What a drawing paints with, in its own rectangle and around it. */
const shapes = "path, rect, circle, ellipse, line, polyline, polygon, text, image";
/** What may paint outside of its rectangle. */
const unbound = "use, foreignObject";

/** The places of a slide outside of which a drawing paints nothing: it is often as large as the slide, and mostly empty. */
export function readPainted(drawing: SVGSVGElement, rect: Rect, slide: DOMRect, styles: Styles): Rect[] {
  const isFilled = paintOf(styles.of(drawing), 1, styles) > 0 || drawing.querySelector(unbound) !== null;
  if (isFilled) return [rect];
  return [...drawing.querySelectorAll<SVGGraphicsElement>(shapes)].map((shape) => {
    const { left, top, right, bottom } = onSlide(shape.getBoundingClientRect(), slide);
    const around = strokeOf(shape, styles);
    return { left: left - around, top: top - around, right: right + around, bottom: bottom + around };
  });
}

/** How wide the lines of a shape are on the slide, which its rectangle leaves out; infinite where that is not said in its units. */
function strokeOf(shape: SVGGraphicsElement, styles: Styles): number {
  const { strokeWidth } = styles.of(shape);
  if (strokeWidth.endsWith("%")) return Number.POSITIVE_INFINITY;
  const { a, b, c, d } = shape.getScreenCTM() ?? new DOMMatrixReadOnly();
  return (Number.parseFloat(strokeWidth) || 0) * Math.max(Math.hypot(a, b), Math.hypot(c, d));
}

/** Gradients are as strong as where they are weakest. */
function strengthOfImage(css: string, styles: Styles): number {
  if (css === "none") return 0;
  const colours = css.match(/rgba?\([^)]*\)|color\([^)]*\)/g) ?? [];
  return Math.min(...colours.map((colour) => styles.colour(colour)[3]), 1);
}

/** Pixels in each direction of a picture that are looked at. */
const looked = 16;

/** Whether a picture lets nothing through, as photographs do; one with holes may be a layer over another. */
export function hidesAsPicture(element: Element): boolean {
  if (!(element instanceof HTMLImageElement)) return true;
  const context = new OffscreenCanvas(looked, looked).getContext("2d");
  if (!context || element.naturalWidth === 0) return false;
  context.drawImage(element, 0, 0, looked, looked);
  const { data } = context.getImageData(0, 0, looked, looked);
  const solid = data.filter((value, at) => at % 4 === 3 && value > 230).length;
  return solid > 0.9 * looked * looked;
}
