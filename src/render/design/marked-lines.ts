import { parseLines } from "../../content/fence-steps.js";
import type { Refuse } from "./pairs.js";

/** A line of a terminal as a template shows it. */
interface MarkedLine {
  readonly line: unknown;
  readonly isMarked: boolean;
}

/**
 * Lines with some of them marked: `3`, `3-4` or `2,5-6`, counted from 1. What names none of them is refused at the
 * attribute `mark`, and nothing is marked.
 */
export function markedLines(lines: readonly unknown[], mark: string | undefined, refuse: Refuse): MarkedLine[] {
  const marked = mark === undefined ? [] : numbersIn(mark, lines.length, refuse);
  return lines.map((line, index) => ({ line, isMarked: marked.includes(index + 1) }));
}

function numbersIn(mark: string, count: number, refuse: Refuse): readonly number[] {
  const numbers = parseLines(mark);
  if (numbers === undefined || typeof numbers === "string") {
    refuse("mark", { detail: `“${mark}” names no lines`, hint: "write 3, 3-4 or 2,5-6" });
    return [];
  }
  const missing = numbers.find((line) => line < 1 || line > count);
  if (missing === undefined) return numbers;
  const counted = count === 1 ? "one line" : `${count} lines`;
  refuse("mark", { detail: `the screen has no line ${missing}`, hint: `it shows ${counted}` });
  return [];
}
