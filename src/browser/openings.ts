import { setImmediate as nextTurn } from "node:timers/promises";

/** Pages that exports are about to show in tabs. Until one is there, the browser needs this process for each file of the page. */
export interface Openings {
  /** @returns what is to be called when the page is there, or never will be */
  begin(): () => void;
  /**
   * Is over when no page is being opened: what takes this process long then keeps the browser from nothing. It decides about the
   * order of work only, so it is over after two seconds in any case. Of several that wait, one goes on in a turn.
   */
  none(): Promise<void>;
}

/** In milliseconds. */
const longestWait = 2000;

export function createOpenings(): Openings {
  const open = new Set<object>();
  const waiting = new Set<() => void>();
  const wakeNext = () => {
    const [go] = waiting;
    if (open.size === 0) go?.();
  };
  return {
    begin() {
      const page = {};
      open.add(page);
      return () => {
        open.delete(page);
        wakeNext();
      };
    },
    async none() {
      let wake: () => void = () => undefined;
      let isLate = false;
      const late = setTimeout(() => {
        isLate = true;
        wake();
      }, longestWait).unref();
      // What is done with a page that is there, and in a tab that has become free, begins in this turn.
      await nextTurn();
      while (open.size > 0 && !isLate) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          waiting.add(resolve);
        });
        waiting.delete(wake);
        await nextTurn();
      }
      clearTimeout(late);
      void nextTurn().then(wakeNext);
    },
  };
}
