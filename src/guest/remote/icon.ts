import { drawLine } from "../icon.js";

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

export const icon = (name: keyof typeof drawings): SVGElement => drawLine(drawings[name]);
