import { escapedForPattern } from "../source/pattern.js";

/** Texts as the part of a pattern that finds one of them: the longest first, so that “C++” is not read as “C”. */
export const choiceOf = (texts: Iterable<string>): string =>
  [...texts]
    .toSorted((a, b) => b.length - a.length)
    .map(escapedForPattern)
    .join("|");

/** A pattern, with the flag `u`, for what is a name of its own: no part of a path, an address, an identifier or a longer word. */
export const asName = (pattern: string): string =>
  `(?<![\\p{L}\\p{N}_/.-])(?:${pattern})(?![\\p{L}\\p{N}_/]|[-.]\\p{L})`;
