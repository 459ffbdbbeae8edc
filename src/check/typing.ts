import { editDistance } from "../report/suggest.js";

/**
 * Whether a word, in small letters, looks like another one that somebody mistyped: a letter is missing, doubled, wrong, or changed places with
 * its neighbour; in longer words two of these, where no letter is strange to the word. A word with a letter more at one of its ends is one of its own, such as
 * the daemon `syslogd`, and so is a short one that has a letter of its own.
 */
export function isMistyped(word: string, meant: string): boolean {
  if (word === meant || meant.includes("'") !== word.includes("'")) return false;
  if (word.length <= 4) return isSwap(word, meant);
  const distance = editDistance(word, meant);
  // Two letters more at an end are an ending: “bringin” is no “bring”.
  if (word.startsWith(meant) || word.endsWith(meant)) return isSurplus(word, meant) && distance === 1;
  if (distance === 2) return word.length >= 6 && word[0] === meant[0] && lettersOf(word) === lettersOf(meant);
  if (distance !== 1) return false;
  if (word.length < meant.length) return isMissing(word, meant);
  return word.length > meant.length ? isSurplus(word, meant) : isSwap(word, meant) || isWrong(word, meant);
}

/** From this length on few neighbours of a word are words. */
const long = 8;

/** The offset from which on two words differ. */
const splitOf = (word: string, other: string): number =>
  [...word].findIndex((letter, index) => letter !== other.charAt(index));

/** A letter is missing within a word; at its ends only where it is long, at the first more so than at the last. */
function isMissing(word: string, meant: string): boolean {
  if (meant.endsWith(word)) return word.length >= long;
  return !meant.startsWith(word) || word.length >= long - 1;
}

/** A letter too many, twice the same, or within a long word. */
function isSurplus(word: string, meant: string): boolean {
  const at = splitOf(word, meant);
  const isDoubled = word.charAt(at) === word.charAt(at - 1) && at > 0;
  return isDoubled || (word.length >= long && at > 0 && at < word.length - 1);
}

/** Letters that sound alike. */
const alike = ["aeiouyäöüàâáéèêëíìîïóòôúùûœ", "dt", "bp", "ckqg", "szcçß", "mn", "fvw", "gj", "lr"];

/** The rows of keyboards: neighbours are hit in each other's place. */
const rows = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm", "azertyuiop"];

/** A letter is wrong: within a long word any, elsewhere one that sounds like the right one or lies beside it, and never the first. */
function isWrong(word: string, meant: string): boolean {
  const at = splitOf(word, meant);
  if (at === 0 || word.length < 6) return false;
  const [wrong, right] = [word.charAt(at), meant.charAt(at)];
  const isAlike = alike.some((letters) => letters.includes(wrong) && letters.includes(right));
  if (at === word.length - 1) return isAlike;
  return (
    isAlike || word.length >= long || rows.some((row) => row.includes(wrong + right) || row.includes(right + wrong))
  );
}

/** The letters that a word has, each once, by the alphabet. */
export const lettersOf = (word: string) => [...new Set(word)].toSorted().join("");

const isSwap = (word: string, other: string) => [...word].toSorted().join("") === [...other].toSorted().join("");
