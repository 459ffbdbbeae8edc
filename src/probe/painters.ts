import type { Rect } from "../check/rect.js";
import { onSlide, type Styles } from "./elements.js";
import { isFarReaching, type Paint, type Plain, paintOf, type Shape, shapeOf } from "./paint.js";
import { everywhere, grown, hasRoom } from "./places.js";
import { readPseudos } from "./pseudos.js";
import { readPainted } from "./surfaces.js";

/** What paints something else than letters on a slide, or cuts off what is painted in it. */
export interface Painter {
  readonly element: Element;
  /** It paints nothing outside of them. */
  readonly rects: readonly Rect[];
  /** In each of them it has one colour, or lets all through; nowhere, where that is not sure. */
  readonly plain: readonly Plain[];
  /** As style sheets write it; "" for none. */
  readonly colour: string;
  readonly cuts: boolean;
}

/** What nobody can tell by its style: pictures, drawings, what the browser draws for forms. */
const pictured: ReadonlySet<string> = new Set(
  "audio button canvas col colgroup embed fieldset iframe img input math meter object progress select summary svg textarea video".split(
    " ",
  ),
);
/** What is in them belongs to their picture. */
const closed: ReadonlySet<string> = new Set(["svg", "math"]);

/** What of a drawing its shapes do not tell: what stands at their ends, and what is drawn elsewhere. */
const untold =
  "[marker-start], [marker-mid], [marker-end], [style*=marker], [filter], [style*=filter], use, foreignObject, style";
/** Pixels by which corners of lines may stand out of a shape. */
const peaks = 6;

/** A box, and what decides how it is painted. */
interface Box {
  readonly shape: Shape;
  readonly paint: Paint;
  readonly slide: DOMRect;
  readonly styles: Styles;
}

/** What paints on a slide in the order of its elements, the slide itself first. */
export function readPainters(section: Element, slide: DOMRect, styles: Styles): Painter[] {
  const painters: Painter[] = [];
  const walk = (element: Element, around: Paint): void => {
    const style = styles.of(element);
    // What is left of formulas for those who hear them is cut to a point.
    if (style.display === "none" || style.opacity === "0" || element.className === "katex-mathml") return;
    const paint = paintOf(style, around);
    if (isFarReaching(style) || element.shadowRoot) painters.push(unsure(element, [everywhere]));
    if (style.visibility === "visible")
      painters.push(...readBox(element, { shape: shapeOf(style, styles), paint, slide, styles }));
    painters.push(...readPseudos(element, slide, styles, paint).map((rect) => unsure(element, [rect])));
    if (!closed.has(element.localName)) for (const child of element.children) walk(child, paint);
  };
  walk(section, "plain");
  return painters;
}

function readBox(element: Element, { shape, paint, slide, styles }: Box): Painter[] {
  const isPictured = pictured.has(element.localName);
  if (!isPictured && !shape.isPainted && !shape.cuts) return [];
  if (element instanceof SVGSVGElement) return [unsure(element, drawnIn(element, shape, slide, styles))];
  const rects = [...element.getClientRects()].map((rect) => onSlide(rect, slide));
  const outer = rects.map(shape.outerOf).filter(hasRoom);
  if (isPictured || paint === "unsure" || shape.isUnsure) return [unsure(element, outer)];
  const plain = rects.map(shape.plainIn);
  if (shape.colour !== "") return [{ element, rects: outer, plain, colour: shape.colour, cuts: shape.cuts }];
  const frame =
    outer.length === plain.length
      ? outer.flatMap((rect, at) => sidesOf(rect, plain[at] ?? { ...rect, radius: 0 }))
      : outer;
  const cutting: Painter[] = shape.cuts ? [{ element, rects: [], plain, colour: "", cuts: true }] : [];
  return shape.isPainted ? [unsure(element, frame), ...cutting] : cutting;
}

/** Where a drawing paints, as far as its shapes tell. */
function drawnIn(drawing: SVGSVGElement, shape: Shape, slide: DOMRect, styles: Styles): Rect[] {
  const rect = onSlide(drawing.getBoundingClientRect(), slide);
  const isUntold = drawing.querySelector(untold) !== null || shape.isPainted;
  if (isUntold) return [shape.cuts ? shape.outerOf(rect) : everywhere];
  return readPainted(drawing, rect, slide, styles).map((painted) => grown(painted, peaks));
}

/** What a box without a colour paints: a frame between two rectangles, which is wider where corners are round. */
function sidesOf(outer: Rect, { radius, ...inner }: Plain): Rect[] {
  const { left, top, right, bottom } = grown({ ...inner }, -0.3 * radius);
  return [
    { ...outer, right: left },
    { ...outer, left: right },
    { ...outer, bottom: top },
    { ...outer, top: bottom },
  ].filter(hasRoom);
}

const unsure = (element: Element, rects: readonly Rect[]): Painter => ({
  element,
  rects,
  plain: [],
  colour: "",
  cuts: false,
});
