const namespace = "http://www.w3.org/2000/svg";

/** A line drawing of 24 × 24 that says nothing to those who do not see it; what it means is said by its button. */
export function drawLine(path: string): SVGSVGElement {
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
