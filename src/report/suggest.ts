/** The number of insertions, deletions, substitutions and swaps of neighbours between two words. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Names up to this length are compared with others. */
const longest = 100;

/** The known name that is nearest to a misspelt one; undefined when none is close enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  // Nobody misspells what is as long as a paragraph.
  if (name.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** How a name is written where it belongs, such as `#id` in a link or `--name` for an option. */
type Write = (near: string) => string;
const asItIs: Write = (near) => near;
const ask = (what: string) => `did you mean ${what}?`;

/**
 * The question for somebody who misspelt a name; undefined when no known name is close enough.
 * @param write what is put between the quotation marks; the name itself when absent
 */
export function didYouMean(name: string, known: Iterable<string>, write = asItIs): string | undefined {
  const near = nearest(name, known);
  return near ? didYouMeanOneOf([write(near)]) : undefined;
}

/** The same question without quotation marks, for what is typed bare: options and values. */
export function didYouMeanBare(name: string, known: Iterable<string>, write = asItIs): string | undefined {
  const near = nearest(name, known);
  return near ? ask(write(near)) : undefined;
}

/** The same question about suggestions that somebody else has found; there must be at least one. */
export function didYouMeanOneOf(suggestions: readonly string[]): string {
  return ask(suggestions.map((suggestion) => `“${suggestion}”`).join(" or "));
}
