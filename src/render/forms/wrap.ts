import { type FontFace, widthIn } from "../fonts/face.js";

/** How many lines a text takes in a column of so many em; infinite where a word is wider than that. */
export function linesIn(face: FontFace, text: string, room: number): number {
  const space = widthIn(face, " ");
  const start = { lines: 1, used: -space };
  return text.split(/\s+/).reduce(({ lines, used }, word) => {
    const width = widthIn(face, word);
    if (width > room) return { lines: Infinity, used: width };
    return used + space + width <= room ? { lines, used: used + space + width } : { lines: lines + 1, used: width };
  }, start).lines;
}

/** The narrowest column in em in which a text takes at most so many lines. */
export function narrowest(face: FontFace, text: string, lines: number): number {
  const words = text.split(/\s+/);
  const stretches = words.flatMap((_, from) =>
    words.slice(from).map((__, length) => widthIn(face, words.slice(from, from + length + 1).join(" "))),
  );
  // A hair more than the sum: what is added up word by word must not be wider.
  const widths = stretches.map((width) => width + 0.001).toSorted((a, b) => a - b);
  return widths.find((width) => linesIn(face, text, width) <= lines) ?? 0;
}
