/** Work that may wait: it goes on while nobody waits for anything else. */
export interface Background {
  /** Does everything once more; what is being done is done first. */
  begin(): void;
  /** Until this has ended, nothing new is begun. */
  first<T>(work: Promise<T>): Promise<T>;
  close(): void;
}

/**
 * @param pieces what is to be done, one after the other
 * @param onError is told why a piece could not be done
 */
export function createBackground(
  pieces: () => readonly (() => Promise<void>)[],
  onError: (cause: unknown) => void,
): Background {
  let waiting: readonly (() => Promise<void>)[] = [];
  const now = { isWorking: false, isClosed: false, others: 0 };
  const goOn = async () => {
    if (now.isWorking) return;
    now.isWorking = true;
    for (;;) {
      // Requests that have come meanwhile are heard before the next piece.
      await new Promise((resolve) => setImmediate(resolve));
      const [piece, ...rest] = waiting;
      if (!piece || now.others > 0 || now.isClosed) break;
      waiting = rest;
      await piece().catch(onError);
    }
    now.isWorking = false;
  };
  return {
    begin() {
      waiting = pieces();
      void goOn();
    },
    async first(work) {
      now.others++;
      try {
        return await work;
      } finally {
        if (--now.others === 0) void goOn();
      }
    },
    close() {
      now.isClosed = true;
    },
  };
}
