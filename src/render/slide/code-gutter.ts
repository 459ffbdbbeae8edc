import type { CodeBlock } from "../../model/deck.js";
import { rangesOf } from "../../source/ranges.js";

/** What stands before the lines of code that is walked through. */
export interface Gutter {
  /** One entry per line: the numbers of the steps that begin with it, as they are printed; empty where none does. */
  readonly marks: readonly string[];
  /** How wide it is, in letters of the code. */
  readonly letters: number;
}

/**
 * Widths in letters of the code, as in code-steps.css: a mark is set in 0.7 of the size of code or, where code is small,
 * in the theme's least size, and so up to 0.84. `edges` are what it has beside its signs, its place at the edge included.
 */
const css = { sign: 0.84, edges: 2.3, leastMark: 3.35, afterNumber: 1.2, numbered: 4.2, stepped: 6.6 };

/** Longer marks would take the place of the code. */
const mostSigns = 12;

/** The gutter of code that has steps: as wide as its marks and numbers, so that none covers another. */
export function gutterOf(block: CodeBlock): Gutter {
  const count = block.text.split("\n").length;
  // Nobody counts to one.
  const isWalked = block.steps.length > 1;
  const marks = isWalked ? marksOf(block, count) : Array.from({ length: count }, () => "");
  const widths = marks.map((mark, index) => widthOf(mark) + String(block.firstLine + index).length);
  const wanted = widths.reduce((most, width) => Math.max(most, width), 0) + css.afterNumber;
  const letters = Math.max(isWalked ? css.stepped : css.numbered, wanted);
  return { marks, letters: Math.round(letters * 100) / 100 };
}

/** The line, counted from 1, with which each step begins. */
export const firstLines = ({ steps }: CodeBlock): number[] =>
  steps.map((set) => set?.reduce((least, line) => Math.min(least, line)) ?? 1);

function marksOf(block: CodeBlock, count: number): string[] {
  const begun = new Map<number, number[]>();
  for (const [index, line] of firstLines(block).entries()) begun.set(line, [...(begun.get(line) ?? []), index + 1]);
  return Array.from({ length: count }, (_, index) => marked(begun.get(index + 1) ?? []));
}

/** Steps in a row are a range: “1–3·5”; of many, the first ones are named. */
function marked(steps: readonly number[]): string {
  const parts = rangesOf(steps).flatMap(({ first, last }) => {
    if (first === last) return [`${first}`];
    return last === first + 1 ? [`${first}`, `${last}`] : [`${first}–${last}`];
  });
  const whole = parts.join("·");
  if (whole.length <= mostSigns) return whole;
  while (parts.join("·").length > mostSigns - 2) parts.pop();
  return [...parts, "…"].join("·");
}

const widthOf = (mark: string): number =>
  mark === "" ? 0 : Math.max(css.leastMark, css.edges + css.sign * mark.length);
