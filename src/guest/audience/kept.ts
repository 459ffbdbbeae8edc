/** What this tab remembers while its page is loaded again; only for as long as the tab is open. */
export interface Kept<Value> {
  /** Undefined when nothing was kept. */
  load(): Value | undefined;
  save(value: Value): void;
}

/** @param name what it is, apart from the deck */
export function openKept<Value>(name: string): Kept<Value> {
  const key = `quarterdeck-${name} ${location.pathname}`;
  return {
    load() {
      try {
        const text = sessionStorage.getItem(key);
        return text === null ? undefined : (JSON.parse(text) as Value);
      } catch {
        return undefined;
      }
    },
    save(value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Where nothing may be kept, a page that is loaded again begins anew.
      }
    },
  };
}
