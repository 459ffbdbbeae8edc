/** Room for what no box counts, such as the tips of arrows. */
const margin = 4;

/** The view box that just holds a drawing of the document. */
export function tightBox(svg: SVGSVGElement): string {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -Infinity, -Infinity];
  svg.removeAttribute("viewBox");
  for (const element of svg.querySelectorAll("path, rect, circle, ellipse, line, polyline, polygon, text, use")) {
    if (!(element instanceof SVGGraphicsElement) || element.closest("defs, marker, clipPath, mask, symbol, pattern"))
      continue;
    for (const { x, y } of cornersOf(element)) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (left > right) return "0 0 1 1";
  [left, top] = [Math.floor(left - margin), Math.floor(top - margin)];
  return [left, top, Math.ceil(right + margin) - left, Math.ceil(bottom + margin) - top].join(" ");
}

/** The corners of an element with its stroke, in the units of the drawing. */
function cornersOf(element: SVGGraphicsElement): DOMPoint[] {
  const { x, y, width, height } = element.getBBox();
  const matrix = element.getCTM();
  if (!matrix || (width === 0 && height === 0)) return [];
  const half = element.hasAttribute("stroke") ? Number(element.getAttribute("stroke-width") ?? "1") / 2 : 0;
  const [left, top, right, bottom] = [x - half, y - half, x + width + half, y + height + half];
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([px, py]) => new DOMPoint(px, py).matrixTransform(matrix));
}
