/** Work on what has changed, one round after the other; what changes meanwhile is for the next round. */
export interface Changes {
  add(paths: Iterable<string>): void;
  /** Waits until nothing is left to do. */
  idle(): Promise<void>;
}

export function createChanges(
  work: (paths: readonly string[]) => Promise<void>,
  onError: (cause: unknown) => void,
): Changes {
  let waiting = new Set<string>();
  let running: Promise<void> | undefined;
  const run = async () => {
    while (waiting.size > 0) {
      const paths = [...waiting];
      waiting = new Set();
      await work(paths).catch(onError);
    }
    running = undefined;
  };
  return {
    add(paths) {
      for (const each of paths) waiting.add(each);
      if (waiting.size > 0) running ??= run();
    },
    idle: () => running ?? Promise.resolve(),
  };
}
