/** Numbers that follow each other. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/** Joins neighbours: 1, 2, 3, 7 are two ranges. The numbers come in order. */
export function rangesOf(numbers: readonly number[]): readonly Range[] {
  const ranges: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = ranges.at(-1);
    if (range?.last === number - 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges;
}
