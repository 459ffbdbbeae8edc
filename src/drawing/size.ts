import type { Drawing, DrawingMistake } from "../render/drawing/desk.js";

/** Larger sources are not drawn: nobody could see what they show, and some of them would take for ever. */
const most = { characters: 50_000, lines: 5000, inLine: 10_000 };

/** Larger drawings, in characters of SVG, would make the deck unusable. */
const mostSvg = 5_000_000;

const written = (count: number) => count.toLocaleString("en");

/** What is too large about a source. */
export function sizeMistake(text: string): DrawingMistake | undefined {
  if (text.length > most.characters)
    return { line: 0, detail: `it has more than ${written(most.characters)} characters` };
  const lines = text.split("\n");
  if (lines.length > most.lines) return { line: 0, detail: `it has more than ${written(most.lines)} lines` };
  const long = lines.findIndex((line) => line.length > most.inLine);
  if (long === -1) return undefined;
  return { line: long + 1, detail: `this line has more than ${written(most.inLine)} characters` };
}

/** The drawing, unless it is too large. */
export function ofFairSize(result: Drawing | DrawingMistake): Drawing | DrawingMistake {
  if (!("svg" in result) || result.svg.length <= mostSvg) return result;
  return { line: 0, detail: `the drawing takes more than ${written(mostSvg / 1e6)} MB` };
}
