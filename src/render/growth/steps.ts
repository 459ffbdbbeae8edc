/** The steps of each size, from the least to the largest; the second is that of most slides. Tokens of scale.css. */
export const steps = {
  text: ["text-body-s", "text-m", "text-body-m", "text-body-l"],
  table: ["text-s", "text-table-s", "text-table-m", "text-table-l"],
  code: ["text-code-xs", "text-code-s", "text-code-m", "text-code-l"],
  card: ["text-s", "text-dense", "text-contents", "text-lead"],
} as const;
export type Kind = keyof typeof steps;
export const kinds = ["text", "table", "code", "card"] as const;

/** What classes call the steps; the usual one has none. */
export const names = ["s", "", "m", "l"];
export const usual = names.indexOf("");

export type Steps = Readonly<Record<Kind, number>>;

export const least: Steps = { text: 0, table: 0, code: 0, card: 0 };

/** By what slides hold; a deck has a few kinds of slides. */
const ways = new Map<string, readonly Steps[]>();

/** All ways to set what a slide holds, those in which it is the largest first. */
export function waysToSet(used: readonly Kind[]): readonly Steps[] {
  const key = used.join();
  const known = ways.get(key) ?? combinations(used).toSorted((a, b) => scoreOf(b, used) - scoreOf(a, used));
  ways.set(key, known);
  return known;
}

function combinations(used: readonly Kind[]): Steps[] {
  const start: Steps[] = [{ text: usual, table: usual, code: usual, card: usual }];
  return used
    .reduce((all, kind) => all.flatMap((chosen) => names.map((_, step) => ({ ...chosen, [kind]: step }))), start)
    .filter((chosen) => isBalanced(chosen, used));
}

/** Text is never set large beside small print: with a table or a card it takes the same step, with code at most the next one. */
const isBalanced = ({ text, table, code, card }: Steps, used: readonly Kind[]) =>
  (!used.includes("table") || text <= table) &&
  (!used.includes("code") || text <= code + 1) &&
  (!used.includes("card") || text <= card);

/** Nothing is left behind: the smallest step counts before the sum of all. */
function scoreOf(chosen: Steps, used: readonly Kind[]): number {
  const own = used.map((kind) => chosen[kind]);
  return own.length === 0 ? 0 : Math.min(...own) * 10 + own.reduce((sum, step) => sum + step, 0);
}
