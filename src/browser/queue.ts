/** Work that waits for its turn. */
export interface Queue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** Runs at most `limit` pieces of work at the same time, in order. */
export function createQueue(limit: number): Queue {
  let free = Math.max(1, limit);
  const waiting: (() => void)[] = [];
  return {
    async run(work) {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free++;
      }
    },
  };
}
