import { isInAnother, isLabelledOther, shortWordsIn } from "../check/language.js";

/** A word of a text. */
interface LookedUp {
  readonly start: number;
  /** Whether a dictionary has it, only a near one, or none. */
  readonly kind: "known" | "mistyped" | "strange";
}

/** How many words were looked up, how many of them no dictionary has, and of how many none has a near one. */
export interface WordCounts {
  readonly words: number;
  readonly unknown: number;
  readonly strange: number;
}

/** How many words a dictionary may lack of a text in its language, and which share of all. */
const line = { least: 3, share: 0.6 };
const paragraph = { least: 5, share: 0.4 };
const whole = { least: 6, share: 0.3 };
const several = { least: 20, share: 0.25 };

type Bound = typeof paragraph;

/**
 * Whether so many words of a text are unknown that it is written in another language. Who mistypes a lot writes words that are near
 * to others.
 */
const isBeyond = ({ words, unknown, strange }: WordCounts, { least, share }: Bound) =>
  unknown >= least && unknown >= (strange >= 0.5 * unknown ? share : 0.6) * words;

/** Whether a deck, by all of its texts, is in another language than that of the dictionaries. */
export const isForeignDeck = (texts: readonly WordCounts[]): boolean =>
  isBeyond(
    {
      words: sum(texts.map(({ words }) => words)),
      unknown: sum(texts.map(({ unknown }) => unknown)),
      strange: sum(texts.map(({ strange }) => strange)),
    },
    several,
  );

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

export const countWords = (words: readonly LookedUp[]): WordCounts => ({
  words: words.length,
  unknown: words.filter(({ kind }) => kind !== "known").length,
  strange: words.filter(({ kind }) => kind === "strange").length,
});

/**
 * The words of a text without those of paragraphs and lines in another language; none where all of it seems to be.
 *
 * @param language the one in which it should be, BCP 47
 */
export function withoutForeign<W extends LookedUp>(text: string, language: string, words: readonly W[]): readonly W[] {
  if (isForeign(words, whole)) return [];
  return piecesOf(text, /\n[ \t]*\n/g, words).flatMap(({ own, group }) => {
    if (group.every(({ kind }) => kind === "known")) return group;
    if (isForeign(group, paragraph) || isInAnother(own, language)) return [];
    return piecesOf(text, /\n/g, group).flatMap((piece) => (isForeignLine(piece, language) ? [] : piece.group));
  });
}

/** A part of a text with the words in it. */
interface Piece<W> {
  readonly own: string;
  readonly group: readonly W[];
}

/** The parts of a text between breaks that hold some of these words, which are in their order. */
function piecesOf<W extends LookedUp>(text: string, breaking: RegExp, words: readonly W[]): Piece<W>[] {
  const breaks = [...text.matchAll(breaking)].map(({ index }) => index);
  const groups = new Map<number, W[]>();
  let at = 0;
  for (const word of words) {
    while ((breaks[at] ?? Number.POSITIVE_INFINITY) < word.start) at++;
    const group = groups.get(at) ?? [];
    group.push(word);
    groups.set(at, group);
  }
  return [...groups].map(([index, group]) => ({
    own: text.slice(index === 0 ? 0 : breaks[index - 1], breaks[index]),
    group,
  }));
}

/** Whether a line with a word that no dictionary has is in another language; two short words of that tell it, and many strange words without one of its own. */
const isForeignLine = ({ own, group }: Piece<LookedUp>, language: string): boolean =>
  group.some(({ kind }) => kind !== "known") &&
  ((isForeign(group, line) && shortWordsIn(own, language) === 0) ||
    isLabelledOther(own, language) ||
    isInAnother(own, language, 2));

const isForeign = (words: readonly LookedUp[], bound: Bound) => isBeyond(countWords(words), bound);
