const namespace = "http://www.w3.org/2000/svg";

/** Line drawings of 24 × 24. */
export const drawings = {
  previous: "M15 4l-8 8 8 8",
  next: "M9 4l8 8-8 8",
  black: "M3 5h18v12H3zM9 21h6M4 16L20 6",
  slides: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
  questions: "M4 5h16v11H10l-5 4v-4H4z",
  start: "M8 5l11 7-11 7z",
  pause: "M8 5v14M16 5v14",
  reset: "M5 12a7 7 0 1 0 2.5-5.4M5 4v4.5h4.5",
} as const;

/** A drawing that says nothing to those who do not see it. */
export function icon(name: keyof typeof drawings): SVGElement {
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(namespace, "path");
  line.setAttribute("d", drawings[name]);
  drawing.append(line);
  return drawing;
}
