import type { RegexEngine } from "@shikijs/primitive";
import { forAscii, isAscii } from "./ascii.js";

/**
 * Expressions of a packaged grammar by their names: a text that stands for itself, or the words of which a line has one wherever the
 * expression matches in it, and what it is made of.
 */
export type Expressions = Readonly<Record<string, Expression>>;

type Words = readonly string[] | null;
type Make = (source: string) => RegExp;
type Expression = string | readonly [Words, source: string, flags: string, make?: Make];

/** What lines are made of. */
type Letters = "ascii" | "any";

interface Line {
  readonly content: string;
  readonly letters: Letters;
}

type Match = ReturnType<ReturnType<RegexEngine["createScanner"]>["findNextMatchSync"]>;
/** Where a match and its groups begin and end. */
type Indices = readonly (readonly [number, number] | undefined)[];

/** Looks for one expression in lines, from a place on. */
interface Finder {
  /** What it finds does not depend on where it began to look, so it still stands when somebody looks from further ahead. */
  lasts(line: Line): boolean;
  find(line: Line, from: number): Indices | undefined;
}

const lineOf = (content: string): Line => ({ content, letters: isAscii(content) ? "ascii" : "any" });

/** What runs the expressions of grammars. */
export function createEngine(tables: readonly Expressions[]): RegexEngine {
  const searches = new Map<string | RegExp, Search>();
  const searchOf = (pattern: string | RegExp): Search => {
    const search = searches.get(pattern) ?? new Search(finderOf(pattern, tables));
    searches.set(pattern, search);
    return search;
  };
  return {
    createString: lineOf,
    createScanner(patterns) {
      const all = patterns.map(searchOf);
      return { findNextMatchSync: (line, from) => findFirst(all, asLine(line), from) };
    },
  };
}

const asLine = (line: string | { readonly content: string }): Line =>
  typeof line !== "string" && "letters" in line
    ? (line as Line)
    : lineOf(typeof line === "string" ? line : line.content);

/** @param pattern what no table has is a text: the end of a rule that has none */
function finderOf(pattern: string | RegExp, tables: readonly Expressions[]): Finder {
  if (typeof pattern !== "string") return finder(() => pattern);
  const found = tables.find((table) => Object.hasOwn(table, pattern))?.[pattern] ?? pattern;
  if (typeof found === "string") return textFinder(found);
  const [words, source, flags, make = (other) => new RegExp(other, flags)] = found;
  return finder((letters) => make(letters === "ascii" ? forAscii(source, flags) : source), words);
}

const textFinder = (searched: string): Finder => ({
  lasts: () => true,
  find({ content }, from) {
    const at = content.indexOf(searched, from);
    return at < 0 ? undefined : [[at, at + searched.length]];
  },
});

type Made = RegExp & { readonly rawOptions?: { readonly strategy?: unknown } };

/**
 * Makes an expression when a line has a word that it needs, if it needs one: V8 takes longer to make most of them than to run them on all
 * code of a deck.
 * @param make gets the letters of the lines that the expression is for
 */
function finder(make: (letters: Letters) => Made, words: Words = null): Finder {
  const made: Partial<Record<Letters, Made>> = {};
  const passing = new Set<Letters>();
  const madeFor = (letters: Letters): Made => {
    const expression = make(letters);
    made[letters] = expression;
    if (expression.sticky || expression.rawOptions?.strategy) passing.add(letters);
    return expression;
  };
  return {
    lasts: ({ letters }) => passing.size === 0 || !passing.has(letters),
    find({ content, letters }, from) {
      if (words && !words.some((word) => content.includes(word))) return undefined;
      const expression = made[letters] ?? madeFor(letters);
      expression.lastIndex = from;
      return expression.exec(content)?.indices;
    },
  };
}

/** A search with what it has found last. */
class Search {
  readonly #finder: Finder;
  #line: Line | undefined;
  #from = 0;
  #found: Indices | undefined;

  constructor(finder: Finder) {
    this.#finder = finder;
  }

  find(line: Line, from: number): Indices | undefined {
    const isKnown = this.#line === line && this.#from <= from && startOf(this.#found) >= from;
    if (isKnown && this.#finder.lasts(line)) return this.#found;
    this.#line = line;
    this.#from = from;
    this.#found = this.#finder.find(line, from);
    return this.#found;
  }
}

const startOf = (found: Indices | undefined): number => found?.[0]?.[0] ?? Number.POSITIVE_INFINITY;

/** The match that begins first; of several, that of the expression that comes first. */
function findFirst(searches: readonly Search[], line: Line, from: number): Match {
  let best: Indices | undefined;
  let index = -1;
  for (const [at, search] of searches.entries()) {
    const found = search.find(line, from);
    if (startOf(found) >= startOf(best)) continue;
    best = found;
    index = at;
    if (startOf(found) === from) break;
  }
  return best ? { index, captureIndices: best.map(placeOf) } : null;
}

/** A group that took no part stands beyond every line. */
const nowhere = { start: 0xffffffff, end: 0xffffffff, length: 0 };

const placeOf = (indices: readonly [number, number] | undefined) =>
  indices ? { start: indices[0], end: indices[1], length: indices[1] - indices[0] } : nowhere;
