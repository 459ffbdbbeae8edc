/**
 * Finds the lines of a text in an earlier version of it: those at its beginning and its end, and around each line that
 * stands once in both, wherever it stands now. What was moved is found; what stands often and alone may not be.
 *
 * @returns for each line its index in the earlier text; undefined for one that was changed or added
 */
export function sameLines(now: readonly string[], before: readonly string[]): readonly (number | undefined)[] {
  const found: (number | undefined)[] = new Array(now.length).fill(undefined);
  const taken = new Set<number>();
  /** Goes on from a pair of lines while those beside it are the same, too. */
  const follow = (from: number, to: number, step: 1 | -1) => {
    for (let at = from, there = to; now[at] !== undefined && now[at] === before[there]; at += step, there += step) {
      if (found[at] !== undefined || taken.has(there)) return;
      found[at] = there;
      taken.add(there);
    }
  };
  follow(0, 0, 1);
  follow(now.length - 1, before.length - 1, -1);
  const single = singleLines(before);
  for (const [line, at] of singleLines(now)) {
    const there = single.get(line);
    if (there === undefined || found[at] !== undefined) continue;
    follow(at, there, 1);
    follow(at - 1, there - 1, -1);
  }
  return found;
}

/** The lines that stand once in a text, with their places. */
function singleLines(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const often = new Set<string>();
  for (const [at, line] of lines.entries()) {
    if (places.has(line)) often.add(line);
    places.set(line, at);
  }
  for (const line of often) places.delete(line);
  return places;
}
