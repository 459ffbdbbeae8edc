import { formatProblems } from "../../../src/report/format.js";
import type { Problem } from "../../../src/report/problem.js";
import type { Span } from "../../../src/source/text.js";

/** @throws Error when a problem has no place, or one that is not in its file, or cannot be said */
export function requirePlaces(problems: readonly Problem[]): void {
  for (const { code, span, related } of problems) {
    if (!span) throw new Error(`the problem ${code} has no place`);
    for (const each of [span, ...(related ?? []).map((one) => one.span)]) requireInBounds(each, code);
  }
  formatProblems(problems, { folder: "/", colour: false });
}

/** @throws Error when a span reaches out of its file */
export function requireInBounds({ file, start, end }: Span, what: string): void {
  if (start >= 0 && start <= end && end <= file.text.length) return;
  throw new Error(`the span of ${what} is out of bounds: ${start} to ${end} of ${file.text.length}`);
}
