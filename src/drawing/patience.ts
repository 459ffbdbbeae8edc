import type { DrawingMistake } from "../render/drawing/desk.js";

/** How long a drawing may take, in milliseconds. Only what hangs gets there: what fits on a slide takes a moment. */
export const longestDrawing = 20_000;

/** After so many diagrams that were given up, the others are not tried: they would take as long. */
export const mostLost = 2;

export const notTried: DrawingMistake = { line: 0, detail: "others before it took too long, so it was not tried" };
