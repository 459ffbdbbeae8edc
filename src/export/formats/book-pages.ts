/** The pages of a book before its front matter is numbered and its chapters begin on pages at the right. */
interface Draft {
  /** The page of each element that can be linked to, counted from 0. */
  readonly pages: ReadonlyMap<string, number>;
  /** What begins on a page at the right, by its id and in order; the text of the book begins with the first. */
  readonly rectos: readonly string[];
}

/** How the pages of a book are counted. */
export interface BookPages {
  /** What an empty page stands before, by its id. */
  readonly blanks: ReadonlySet<string>;
  /** How many pages stand before the text, an empty one included; they have Roman numbers. */
  readonly front: number;
  /** The number that is printed on the page of an element, from 1; "0" for one that is not there. */
  numberOf(id: string): string;
}

/**
 * Where empty pages have to stand, and the numbers that this gives. A book has pages at the right with odd numbers;
 * each of these parts begins on a page of its own, so an empty page before it moves what follows and breaks nothing anew.
 */
export function bookPages({ pages, rectos }: Draft): BookPages {
  const blanks = new Set<string>();
  const moved: number[] = [];
  for (const id of rectos) {
    const at = pages.get(id);
    if (at === undefined || (at + blanks.size) % 2 === 0) continue;
    blanks.add(id);
    moved.push(at);
  }
  const placeOf = (at: number) => at + moved.filter((page) => page <= at).length;
  const [first = ""] = rectos;
  const front = placeOf(pages.get(first) ?? 0);
  return {
    blanks,
    front,
    numberOf(id) {
      const at = pages.get(id);
      return at === undefined ? "0" : String(placeOf(at) - front + 1);
    },
  };
}

/** The labels of a book's pages in order, for viewers. @param front how many of them have Roman numbers */
export const bookLabels = (count: number, front: number): string[] =>
  Array.from({ length: count }, (_, index) => (index < front ? romanOf(index + 1) : String(index - front + 1)));

const romans = [
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
] as const;

/** A number in small Roman figures: 4 is iv. */
function romanOf(number: number): string {
  const found = romans.find(([value]) => value <= number);
  return found ? found[1] + romanOf(number - found[0]) : "";
}
