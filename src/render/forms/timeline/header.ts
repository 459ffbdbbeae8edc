/** A stretch of the width, in CSS pixels. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A line of the head of a time line, from 0 at the top, and where something begins in it. */
export interface Spot {
  readonly row: number;
  readonly x: number;
}

/** A band with its name. */
export interface Banner extends Stretch {
  /** How wide its text is. */
  readonly words: number;
}

const mostRows = 2;
/** Between a text and the edge of a band, and between two texts. */
const gaps = { inside: 10, outside: 14, between: 24 } as const;

/** What stands above the entries: the names of bands, and what colours mean. */
export class Header {
  readonly #rows: Stretch[][] = [];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  get rows(): number {
    return this.#rows.length;
  }

  /** The name of a band goes into it, or right before or behind it where no other band is; undefined without room. */
  addBanner(banner: Banner, others: readonly Stretch[]): Spot | undefined {
    const { from, to, words } = banner;
    const isInside = words + 2 * gaps.inside <= to - from;
    const outside = [from - gaps.outside - words, to + gaps.outside].filter((x) =>
      others.every((other) => x >= other.to || x + words <= other.from),
    );
    return this.#take(isInside ? [from + gaps.inside] : outside, words, mostRows);
  }

  /** The legend goes to the edges of a line that is there. */
  addLegend(width: number): Spot | undefined {
    return this.#take([0, this.#width - width], width, this.rows);
  }

  #take(starts: readonly number[], words: number, most: number): Spot | undefined {
    for (let row = 0; row < most; row++)
      for (const x of starts) {
        const taken = this.#rows[row] ?? [];
        const isFree = taken.every(({ from, to }) => x >= to + gaps.between || x + words + gaps.between <= from);
        if (x < 0 || x + words > this.#width || !isFree) continue;
        this.#rows[row] = [...taken, { from: x, to: x + words }];
        return { row, x };
      }
    return undefined;
  }
}
