import type { Matcher, RE2JS } from "re2js";
import { requireCompiled } from "../source/installed.js";
import { limits, shownCount } from "../source/limits.js";
import { inRe2Syntax } from "./expression-syntax.js";

/** Where an expression matches; `end` is exclusive. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/** A regular expression of an author, with the flag `m`; it takes a time that grows with the text, and no more. */
export interface Expression {
  /** The next match that is not empty. Where a group is named `separator`, only what it holds counts. */
  next(text: string, from: number): Match | undefined;
  /** Whether a text, as a whole and not as some lines, holds a match, as reveal.js asks which separator it has found. */
  isIn(text: string): boolean;
}

/** Why an expression cannot be used. */
export interface ExpressionMistake {
  readonly detail: string;
  readonly hint: string;
}

/**
 * Reads an expression that JavaScript can read.
 * @param letters whether capital and small letters are the same
 */
export function readExpression(source: string, letters: "as written" | "any case"): Expression | ExpressionMistake {
  if (source.length > limits.expressionCharacters) {
    const detail = `this expression has more than ${shownCount(limits.expressionCharacters)} characters`;
    return { detail, hint: "write a shorter one" };
  }
  const syntax = inRe2Syntax(source);
  if (typeof syntax !== "string") {
    const detail = `${syntax.construct} at column ${syntax.at + 1} of the expression cannot be used`;
    return { detail, hint: equalOf(source) ?? waysOut };
  }
  const { RE2JS: engine } = loadEngine();
  try {
    const flags = engine.MULTILINE | (letters === "any case" ? engine.CASE_INSENSITIVE : 0);
    const compiled = engine.compile(syntax, flags);
    const whole = engine.compile(syntax, flags & ~engine.MULTILINE);
    return {
      next: (text, from) => nextMatch(compiled, text, from),
      isIn: (text) => whole.matcher(text).find(),
    };
  } catch (cause) {
    const detail = `the expression cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`;
    return { detail, hint: waysOut };
  }
}

const waysOut =
  "write it without lookaheads, lookbehinds and backreferences, and with fewer repeats; " +
  "a group (?<separator>…) marks what divides slides, and what stands around it stays on them";

/** The engine is large, and only few decks need it. */
const loadEngine = (): { readonly RE2JS: typeof RE2JS } => requireCompiled("re2js.cjs");

/** An expression that divides at the same places, where the one with a lookahead at its end or a lookbehind at its start does. */
function equalOf(source: string): string | undefined {
  const match = /^(?:\(\?<=((?:[^()\\]|\\.)*)\))?((?:[^()\\|]|\\.)*)(?:\(\?=((?:[^()\\]|\\.)*)\))?$/.exec(source);
  if (!match) return undefined;
  const [, before = "", own = "", after = ""] = match;
  // What is empty divides nothing: reveal.js would never end.
  const mark = own === "" || own === "^" ? "\\n" : own;
  const grouped = (part: string) => (part.includes("|") ? `(?:${part})` : part);
  const following = own === mark ? after : after.replace(/^\^/, "");
  const equal = `${grouped(before)}(?<separator>${mark})${grouped(following)}`;
  return typeof inRe2Syntax(equal) === "string" ? `the same without it: “${equal}”` : undefined;
}

/** So much of a text is searched at once, and so much of that again: no match is longer. */
const stretch = 8 * 1024;
const longest = 1024;

/**
 * Searches stretch by stretch: an expression that has to look to the end of a text before it knows that it matches a
 * single character would otherwise read all of it for each of them.
 */
function nextMatch(compiled: RE2JS, text: string, from: number): Match | undefined {
  for (let at = from; at < text.length; ) {
    const start = Math.max(0, at - 1);
    const piece = text.slice(start, at + stretch);
    const isLast = start + piece.length >= text.length;
    const matcher = compiled.matcher(piece);
    const found = firstIn(matcher, at - start);
    if (found && (isLast || found.end < piece.length)) {
      const group = groupIn(matcher) ?? found;
      return { start: start + group.start, end: start + group.end };
    }
    if (isLast) return undefined;
    at = found && found.start > at - start ? start + found.start : at + stretch - longest;
  }
  return undefined;
}

/** The first match from an offset on that is not empty. */
function firstIn(matcher: Matcher, from: number): Match | undefined {
  for (let isFound = matcher.find(from); isFound; isFound = matcher.find()) {
    if (matcher.end() > matcher.start()) return { start: matcher.start(), end: matcher.end() };
  }
  return undefined;
}

/** What the group named `separator` holds; undefined where there is none, or it is empty. */
function groupIn(matcher: Matcher): Match | undefined {
  if (matcher.namedGroups === undefined || !("separator" in matcher.namedGroups)) return undefined;
  const [start, end] = [matcher.start("separator"), matcher.end("separator")];
  return start >= 0 && end > start ? { start, end } : undefined;
}
