import type { Inquiry } from "../source/inquiry.js";
import { Ledger } from "./ledger.js";

/** Results by key that are kept as long as nothing they were made of has changed. */
export interface Cells<K, V> {
  /** The result for a key, made if there is none; its ledger becomes a part of the user's. */
  get(key: K, user: Ledger, make: (ledger: Ledger) => V): V;
}

/** All results that one project keeps. */
export class Memory {
  readonly #drops: ((changed: ReadonlySet<Inquiry>) => void)[] = [];

  cells<K, V>(): Cells<K, V> {
    const kept = new Map<K, { readonly value: V; readonly ledger: Ledger }>();
    this.onChange((changed) => {
      for (const [key, { ledger }] of kept) if (ledger.isTouchedBy(changed)) kept.delete(key);
    });
    return {
      get(key, user, make) {
        const known = kept.get(key);
        const ledger = known?.ledger ?? new Ledger();
        user.include(ledger);
        if (known) return known.value;
        const value = make(ledger);
        kept.set(key, { value, ledger });
        return value;
      },
    };
  }

  /** Runs `drop` with the changed answers, for keepers of results that are no cells. */
  onChange(drop: (changed: ReadonlySet<Inquiry>) => void): void {
    this.#drops.push(drop);
  }

  /** Drops what was made of something that has changed, and nothing else. */
  drop(changed: ReadonlySet<Inquiry>): void {
    if (changed.size > 0) for (const drop of this.#drops) drop(changed);
  }
}
