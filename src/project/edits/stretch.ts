import { placeOf, type Span } from "../../source/text.js";

/**
 * The lines of a span as they stood in an earlier text; undefined where one of them is not there as it is, or something
 * between two of them is gone.
 *
 * @param lines for each line of the file where it stood before, from 0
 */
export function unbrokenStretch<Line extends { readonly before: number }>(
  lines: readonly (Line | undefined)[],
  { file, start, end }: Span,
): readonly Line[] | undefined {
  const first = placeOf(file, start).line - 1;
  const last = placeOf(file, Math.max(start, end - 1)).line - 1;
  const stretch: Line[] = [];
  for (let line = first; line <= last; line++) {
    const at = lines[line];
    if (!at || (line > first && at.before !== (lines[line - 1]?.before ?? 0) + 1)) return undefined;
    stretch.push(at);
  }
  return stretch;
}
