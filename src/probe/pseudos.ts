import type { Rect } from "../check/rect.js";
import { onSlide, type Styles } from "./elements.js";
import { isFarReaching, type Paint, shapeOf } from "./paint.js";
import { everywhere, hasRoom } from "./places.js";

/** What has no room for anything that a style sheet draws. */
const replaced: ReadonlySet<string> = new Set(["img", "svg", "math", "br", "video", "canvas"]);

/** The places outside of which `::before` and `::after` of an element paint nothing but letters. */
export function readPseudos(element: Element, slide: DOMRect, styles: Styles, around: Paint): Rect[] {
  if (replaced.has(element.localName)) return [];
  return ["::before", "::after"].flatMap((pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const { content } = style;
    if (content === "none" || content === "normal" || content === "" || style.display === "none") return [];
    if (style.visibility !== "visible" || style.opacity === "0") return [];
    if (isFarReaching(style)) return [everywhere];
    const shape = shapeOf(style, styles);
    if (!shape.isPainted && !/url|image|gradient/.test(content)) return [];
    const place = around === "plain" ? placeOf(element, style, styles) : undefined;
    return place ? [shape.outerOf(onSlide(place, slide))].filter(hasRoom) : [everywhere];
  });
}

/** Browsers do not say where such a box is; undefined where that cannot be told from its style alone. */
function placeOf(element: Element, style: CSSStyleDeclaration, styles: Styles): DOMRect | undefined {
  const own = styles.of(element);
  const size = sizeOf(style);
  if (!size || own.display === "inline" || [style.rotate, style.scale, style.translate].some((css) => css !== "none"))
    return undefined;
  if (style.position === "static" && style.cssFloat === "none") return placeInFlow(element, style, size);
  if (style.position !== "absolute" || own.position === "static") return undefined;
  const { left, top } = element.getBoundingClientRect();
  const x = left + element.clientLeft + pixels(style.left) + pixels(style.marginLeft);
  const y = top + element.clientTop + pixels(style.top) + pixels(style.marginTop);
  return turned(new DOMRect(x, y, size.width, size.height), style.transform);
}

const pixels = (css: string) => Number.parseFloat(css) || 0;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of a box with its borders; undefined where it has none that styles tell. */
function sizeOf(style: CSSStyleDeclaration): Size | undefined {
  const { width, height } = style;
  if (!width.endsWith("px") || !height.endsWith("px")) return undefined;
  const sum = (...sides: string[]) =>
    style.boxSizing === "border-box" ? 0 : sides.reduce((all, side) => all + pixels(side), 0);
  return {
    width: pixels(width) + sum(style.paddingLeft, style.paddingRight, style.borderLeftWidth, style.borderRightWidth),
    height: pixels(height) + sum(style.paddingTop, style.paddingBottom, style.borderTopWidth, style.borderBottomWidth),
  };
}

/** What stands among the content of an element is in it, or begins in it and is as long as it is, where nothing goes beyond. */
function placeInFlow(element: Element, style: CSSStyleDeclaration, { width, height }: Size): DOMRect | undefined {
  const isPulled = [style.marginLeft, style.marginTop, style.marginRight, style.marginBottom].some((css) =>
    css.startsWith("-"),
  );
  const isWithin = element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 1;
  if (isPulled || !isWithin || style.transform.startsWith("matrix3d")) return undefined;
  const box = element.getBoundingClientRect();
  return turned(
    new DOMRect(box.x - width, box.y - height, box.width + 2 * width, box.height + 2 * height),
    style.transform,
  );
}

/** An area in which a box stays however its style turns it. */
function turned(box: DOMRect, transform: string): DOMRect | undefined {
  if (transform === "none") return box;
  const parts = /^matrix\((.+)\)$/.exec(transform)?.[1]?.split(", ").map(Number);
  if (!parts) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = parts.map(Math.abs);
  const by = (a + b + c + d) * Math.max(box.width, box.height) + Math.max(e, f);
  return new DOMRect(box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by);
}
