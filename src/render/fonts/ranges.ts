/** Whether a font with CSS's `unicode-range` is for any of these code points, which come in their order. */
export function coversAny(unicodeRange: string, codes: readonly number[]): boolean {
  if (unicodeRange === "") return true;
  return rangesIn(unicodeRange).some(([from, to]) => {
    const next = codes[firstFrom(codes, from)];
    return next !== undefined && next <= to;
  });
}

/** Those of some code points that CSS's `unicode-range` lets a font draw. */
export function within(codes: ReadonlySet<number>, unicodeRange: string): ReadonlySet<number> {
  if (unicodeRange === "") return codes;
  const ranges = rangesIn(unicodeRange);
  return new Set([...codes].filter((code) => ranges.some(([from, to]) => from <= code && code <= to)));
}

/** Index of the first code point that is not below another one. */
function firstFrom(codes: readonly number[], least: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The ranges of CSS's unicode-range: `U+26`, `U+0-7F` or `U+4??`. */
const rangesIn = (unicodeRange: string) =>
  unicodeRange.split(",").map((range): readonly [number, number] => {
    const text = range.trim().replace(/^U\+/i, "");
    const [first = "", last = first] = text.split("-");
    return [Number.parseInt(first.replaceAll("?", "0"), 16), Number.parseInt(last.replaceAll("?", "F"), 16)];
  });
