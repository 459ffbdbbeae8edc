import type { Queue } from "../../browser/queue.js";
import type { DeckJob } from "../../project/deck-jobs.js";

/**
 * Measures what decks cost while several are in work: the time that is spent on each, without what it waits for its turn. It
 * decides nothing in this run.
 */
export interface Stopwatch {
  /** Does a piece of work for a deck. */
  time<T>(deck: DeckJob, work: () => T): T;
  /** The same for what takes a while. */
  timeAsync<T>(deck: DeckJob, work: () => Promise<T>): Promise<T>;
  /** A queue whose work is for a deck. */
  queueFor(deck: DeckJob, queue: Queue): Queue;
  /** Milliseconds by the names of decks; of decks for which nothing was done, nothing. */
  costs(): ReadonlyMap<string, number>;
}

export function createStopwatch(): Stopwatch {
  const spent = new Map<string, number>();
  const start = ({ name }: DeckJob) => {
    const started = performance.now();
    return () => void spent.set(name, (spent.get(name) ?? 0) + performance.now() - started);
  };
  const timeAsync = async <T>(deck: DeckJob, work: () => Promise<T>): Promise<T> => {
    const stop = start(deck);
    try {
      return await work();
    } finally {
      stop();
    }
  };
  return {
    time(deck, work) {
      const stop = start(deck);
      try {
        return work();
      } finally {
        stop();
      }
    },
    timeAsync,
    queueFor: (deck, queue) => ({ run: (work) => queue.run(() => timeAsync(deck, work)) }),
    costs: () => new Map([...spent].map(([name, cost]) => [name, Math.max(1, Math.round(cost))])),
  };
}
