import { setImmediate as nextTurn } from "node:timers/promises";

/** Pages that tabs are about to show. Until one is there, the browser needs this process for each file of the page. */
export interface Openings {
  /** @returns what is to be called when the page is there, or never will be */
  begin(): () => void;
  /** Is over when no page is being opened: what takes this process long then keeps the browser from nothing. */
  none(): Promise<void>;
}

export function createOpenings(): Openings {
  const open = new Set<object>();
  let waiting: (() => void)[] = [];
  return {
    begin() {
      const page = {};
      open.add(page);
      return () => {
        open.delete(page);
        if (open.size > 0) return;
        for (const go of waiting) go();
        waiting = [];
      };
    },
    async none() {
      // What is done with a page that is there, and in a tab that has become free, begins in this turn.
      await nextTurn();
      while (open.size > 0) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        await nextTurn();
      }
    },
  };
}
