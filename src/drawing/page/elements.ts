export const svgSpace = "http://www.w3.org/2000/svg";

/** A move that can be added to those of an element. */
export function shiftOf(element: SVGGraphicsElement, x: number, y: number): SVGTransform {
  const shift = (element.ownerSVGElement ?? document.createElementNS(svgSpace, "svg")).createSVGTransform();
  shift.setTranslate(x, y);
  return shift;
}

/** Where a link leads. */
export const addressOf = (link: Element): string =>
  (
    link.getAttribute("href") ??
    link.getAttributeNS("http://www.w3.org/1999/xlink", "href") ??
    link.getAttribute("xlink:href") ??
    ""
  ).trim();

/** Numbers between separators; in the tightest notation of paths, where they touch, they stay as they are. */
const longNumber = /(?<![\d.])(?!0\d)(?:\d*\.\d{3,}(?:e[+-]?\d+)?|\d+e-\d+)(?![\d.])/gi;

/** Hundredths of a pixel are enough, and the same on every machine. */
export const shortNumbers = (text: string): string =>
  text.replace(longNumber, (number) => String(Number(Number(number).toFixed(2))));
