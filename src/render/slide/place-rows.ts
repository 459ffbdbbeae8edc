/** Where something begins and ends in a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The places of one name, in their order, and how many of them were taken. */
interface Row {
  readonly places: Stretch[];
  taken: number;
}

/** Places by name; each is handed out once, so that two mistakes of the same kind have two places. */
export class PlaceRows {
  readonly #rows = new Map<string, Row>();

  put(name: string, place: Stretch): void {
    const row = this.#rows.get(name);
    if (row) row.places.push(place);
    else this.#rows.set(name, { places: [place], taken: 0 });
  }

  /** The next place that has one of these names. */
  take(...names: readonly string[]): Stretch | undefined {
    const [first] = this.#named(names)
      .filter(({ places, taken }) => taken < places.length)
      .toSorted((a, b) => (a.places[a.taken]?.start ?? 0) - (b.places[b.taken]?.start ?? 0));
    return first?.places[first.taken++];
  }

  /** The last place that has one of these names, taken or not. */
  last(...names: readonly string[]): Stretch | undefined {
    return this.#named(names)[0]?.places.at(-1);
  }

  #named(names: readonly string[]): Row[] {
    return names.flatMap((name) => this.#rows.get(name) ?? []);
  }
}
