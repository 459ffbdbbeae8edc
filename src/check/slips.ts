import { editDistance } from "../report/suggest.js";
import { baseOf } from "./language.js";
import type { Misspelling } from "./subject.js";
import { isMistyped, lettersOf } from "./typing.js";

/** A word that no dictionary has, wherever it stands. */
export type MistypedWord = Omit<Misspelling, "isComment">;

/**
 * The words that somebody may have meant who mistyped one: those of a dictionary that are very near. None for names, for words in mixed
 * case, and for words of which no dictionary has a near one: these may be terms.
 */
export function slipOf({ word, span, suggestions, language }: MistypedWord): readonly string[] {
  const isSmall = word === word.toLowerCase();
  const isWord = isSmall || (isCapitalised(word) && (hasCapitalNouns.test(language) || beginsSentence(span)));
  const written = word.toLowerCase();
  if (!isWord || suggestions.some((suggestion) => isFormOf(written, suggestion.toLowerCase()))) return [];
  // An accent makes no word of English wrong: one that has it is of another language.
  const isMeant = (suggestion: string) =>
    isMistyped(written, suggestion) &&
    (isSmall || isVeryNear(written, suggestion)) &&
    !(baseOf(language) === "en" && plain(written) === plain(suggestion));
  const near = suggestions.filter((suggestion) => isMeant(suggestion.toLowerCase()));
  const nearestFirst = near.toSorted((a, b) => strangeness(written, a) - strangeness(written, b));
  return [...new Set(nearestFirst.map((suggestion) => (isSmall ? suggestion : capitalised(suggestion))))];
}

/** “Formatierungs- und …”: what a dictionary has with its hyphen is written right, and so is the plural of a word, such as “archs”. */
const isFormOf = (word: string, other: string) =>
  other === `${word}-` || (word === `${other}s` && !other.endsWith("s"));

/** A word without its accents. */
const plain = (word: string) => word.normalize("NFD").replace(/\p{M}/gu, "");

/** Where each noun begins with a capital, that is no sign of a name. */
const hasCapitalNouns = /^(?:de|lb)\b/i;

/** What begins with a capital may be a name; one that lacks a letter of a word, or has its letters in another order, hardly is. */
const isVeryNear = (word: string, meant: string) =>
  word.length >= 6 &&
  editDistance(word, meant) === 1 &&
  (word.length < meant.length || lettersOf(word) === lettersOf(meant));

/** How little a word looks like another one; most who mistype a word leave out, double or swap letters that it has. */
const strangeness = (word: string, other: string) =>
  2 * editDistance(word, other.toLowerCase()) + (lettersOf(word) === lettersOf(other.toLowerCase()) ? 0 : 1);

const isCapitalised = (word: string) => /^\p{Lu}\p{Ll}+$/u.test(word);
/** A word with a capital at its beginning. */
export const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Whether a word is the first of a sentence, an item, a cell or a heading. */
export const beginsSentence = ({ file, start }: Misspelling["span"]): boolean =>
  /(?:[.!?]["”’)]?\s+|(?:^|\n)[ \t>]*(?:#+|[-*+]|\d+[.)])?[ \t]*|[|"“(][ \t]*)[*_]*$/.test(
    file.text.slice(Math.max(0, start - 80), start),
  );
