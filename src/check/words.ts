import { once } from "../render/once.js";

/** A word: letters and figures, with what joins two halves of it. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.-]*/gu;

/** A letter of a script that puts no spaces between its words. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Knows the words of these scripts, whatever language it is made for. */
const dictionary = once(() => new Intl.Segmenter("ja", { granularity: "word" }));

/** The words of a text, also where no spaces stand between them. */
export const wordsIn = (text: string): string[] =>
  (text.match(word) ?? []).flatMap((found) => (unspaced.test(found) ? dividedByDictionary(found) : [found]));

const dividedByDictionary = (text: string): string[] =>
  [...dictionary().segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
