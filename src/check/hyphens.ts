import { groupBy } from "./group.js";

/** A word in a place of a text. */
interface Use<P> {
  readonly place: P;
  readonly written: string;
}

/** A word that is joined by a hyphen, or is not, where the text mostly does otherwise. */
export interface OddlyJoined<P> extends Use<P> {
  /** As the text writes it more often, or else first; with the capital and ending of this place. */
  readonly usual: string;
}

/** “Coop” and “co-op” are two words, as are “resign” and “re-sign”. */
const shortest = 5;
const changesMeaning = /^re-/i;

/**
 * Words that a text writes with a hyphen here and without one there, such as “e-mail” and “email”: those of the rarer kind.
 * @param uses all words of the text in their order; two that a hyphen joins are one
 */
export function oddlyJoined<P>(uses: readonly Use<P>[]): OddlyJoined<P>[] {
  const words = groupBy(
    uses.filter(({ written }) => !changesMeaning.test(written)),
    ({ written }) => written.toLowerCase().replace("-", "").replace(/s$/, ""),
  );
  return [...words].flatMap(([word, own]) => {
    const joined = own.filter(hasHyphen);
    const [example] = joined;
    if (!example || joined.length === own.length || word.length < shortest) return [];
    const isJoined = joined.length * 2 > own.length || (joined.length * 2 === own.length && example === own[0]);
    const at = example.written.indexOf("-");
    return own
      .filter((use) => hasHyphen(use) !== isJoined)
      .map((use) => ({ ...use, usual: isJoined ? withHyphen(use.written, at) : withoutHyphen(use.written) }));
  });
}

const hasHyphen = ({ written }: Pick<Use<unknown>, "written">) => written.includes("-");
const withHyphen = (word: string, at: number) => `${word.slice(0, at)}-${word.slice(at)}`;
const withoutHyphen = (word: string) => word.replace(/-./u, (part) => part.slice(1).toLowerCase());
