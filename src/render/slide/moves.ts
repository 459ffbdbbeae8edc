import { isText, parseHtml, textOf } from "../html/dom.js";
import { escapeHtml } from "../html/html.js";
import { once } from "../once.js";

/** A word or sign of code. */
interface Token {
  readonly text: string;
  /** The class of what it stands in; "" for plain text. */
  readonly role: string;
  /** What it has in common with the same word before and after; 0 for blanks, which nobody sees moving. */
  key: number;
}

type Line = Token[];

/** What may still be compared on a slide: pairs of lines, and pairs of words. */
export interface MoveBudget {
  pairs: number;
  /** Whether something was not compared, because there was more to compare. */
  isSpent: boolean;
}

export const createMoveBudget = (): MoveBudget => ({ pairs: 4_000_000, isSpent: false });

/**
 * The lines of several states of one piece of code, each HTML. What two neighbours share carries the same `data-key`,
 * which is found by comparing first their lines, then the words between those that stay.
 * @param states the lines of each state, highlighted
 * @param budget what it takes is taken from there; where that is not enough, fewer words are found again
 */
export function keyStates(states: readonly (readonly string[])[], budget: MoveBudget): readonly (readonly string[])[] {
  let next = 1;
  let before: readonly Line[] = [];
  return states.map((lines) => {
    const now = lines.map(tokensOf);
    for (const [from, to] of pairsOf(before, now, budget)) to.key = from.key;
    for (const token of now.flat()) if (token.key === 0 && token.text.trim() !== "") token.key = next++;
    before = now;
    return now.map((line) => line.map(printToken).join(""));
  });
}

/** What moves as one: an option with its hyphens, between which no row ends; blanks; a word; a sign. */
const words = once(() => /(?<!\S)--?\p{L}[\p{L}\p{N}_-]*|\s+|[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu);

/** The words of a line that was highlighted. */
function tokensOf(html: string): Line {
  return parseHtml(html).children.flatMap((node) => {
    const role = "attribs" in node ? (node.attribs["class"] ?? "") : "";
    return (textOf(node).match(words()) ?? []).map((text) => ({ text, role: isText(node) ? "" : role, key: 0 }));
  });
}

function printToken({ text, role, key }: Token): string {
  const attributes = [role && ` class="${role}"`, key > 0 && ` data-key="${key}"`].filter(Boolean).join("");
  return attributes === "" ? escapeHtml(text) : `<span${attributes}>${escapeHtml(text)}</span>`;
}

/** The words that stay: those of equal lines, and what the lines between them have in common. */
function pairsOf(before: readonly Line[], now: readonly Line[], budget: MoveBudget): [Token, Token][] {
  const seen = (line: Line) => line.filter(({ text }) => text.trim() !== "");
  const [from, to] = [before.map(seen), now.map(seen)];
  const whole = (line: Line) => line.map(({ text }) => text).join(" ");
  let [fromAt, toAt] = [0, 0];
  const lines = [...common(from.map(whole), to.map(whole), budget), [from.length, to.length] as const];
  return lines.flatMap(([i, j]) => {
    const [old, fresh] = [from.slice(fromAt, i).flat(), to.slice(toAt, j).flat()];
    const between = pick(common(old.map(textIn), fresh.map(textIn), budget), old, fresh);
    const [same = [], equal = []] = [from[i], to[j]];
    [fromAt, toAt] = [i + 1, j + 1];
    return [
      ...between,
      ...pick(
        same.map((_, at) => [at, at] as const),
        same,
        equal,
      ),
    ];
  });
}

const textIn = ({ text }: Token) => text;

const pick = (places: readonly (readonly [number, number])[], from: readonly Token[], to: readonly Token[]) =>
  places.flatMap(([i, j]): [Token, Token][] => {
    const [a, b] = [from[i], to[j]];
    return a && b ? [[a, b]] : [];
  });

/** The places of a longest common subsequence; of lists too long to be compared, only of what they begin and end with. */
function common(a: readonly string[], b: readonly string[], budget: MoveBudget): (readonly [number, number])[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = subsequence(a.slice(start, a.length - end), b.slice(start, b.length - end), budget);
  const range = (length: number, from: number, to: number) =>
    Array.from({ length }, (_, index) => [from + index, to + index] as const);
  return [
    ...range(start, 0, 0),
    ...middle.map(([i, j]) => [i + start, j + start] as const),
    ...range(end, a.length - end, b.length - end),
  ];
}

function subsequence(a: readonly string[], b: readonly string[], budget: MoveBudget): (readonly [number, number])[] {
  if (a.length === 0 || b.length === 0) return [];
  if (a.length * b.length > budget.pairs) {
    budget.isSpent = true;
    return [];
  }
  budget.pairs -= a.length * b.length;
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) found.push([i++, j++] as const);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}
