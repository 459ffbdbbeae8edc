/** How many entries of a record are kept. */
interface EntryBound {
  /** Of those that a run has shown; each version of a text that somebody writes is one. */
  readonly shown: number;
  /** Of all, where so many were shown. */
  readonly all: (shown: number) => number;
}

/**
 * The entries of one record of the cache: those of earlier runs and those of this one. What was shown last stands last, and
 * the first ones leave where there are too many.
 */
export class KeptEntries<V> {
  readonly #before: Map<string, V>;
  readonly #shown = new Map<string, V>();
  readonly #bound: EntryBound;
  #isChanged = false;

  constructor(before: Iterable<readonly [string, V]>, bound: EntryBound) {
    this.#before = new Map(before);
    this.#bound = bound;
  }

  /** Whether there is something that no record holds yet. */
  get isChanged(): boolean {
    return this.#isChanged;
  }

  /** An entry as it is; nothing is said of whether it is shown. */
  peek(key: string): V | undefined {
    return this.#shown.get(key) ?? this.#before.get(key);
  }

  /** An entry that is shown now. */
  get(key: string): V | undefined {
    const value = this.peek(key);
    if (value !== undefined) this.#show(key, value);
    return value;
  }

  /** Adds an entry, which is shown. */
  set(key: string, value: V): void {
    this.#show(key, value);
    this.#isChanged = true;
  }

  /** Lets go of an entry of this run that something else has taken the place of. */
  forget(key: string): void {
    if (!this.#before.has(key)) this.#shown.delete(key);
  }

  /** What a record should hold, the last shown last. */
  kept(): readonly (readonly [string, V])[] {
    const earlier = [...this.#before].filter(([key]) => !this.#shown.has(key));
    return [...earlier, ...this.#shown].slice(-this.#bound.all(this.#shown.size));
  }

  #show(key: string, value: V): void {
    this.#shown.delete(key);
    this.#shown.set(key, value);
    const [oldest] = this.#shown.keys();
    if (this.#shown.size > this.#bound.shown && oldest !== undefined) this.#shown.delete(oldest);
  }
}
