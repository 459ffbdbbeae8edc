import { setImmediate as nextTurn } from "node:timers/promises";
import type { Queue } from "../browser/queue.js";
import { openPromise } from "../source/open-promise.js";

/** So many documents the browser prints at the same time; until it does, this process has nothing more urgent. */
const mostAwaited = 2;

/** Makes a document; `busy` is called when the browser has been told to print it, or a part of it. */
type Making<T> = (busy: () => void) => Promise<T>;

/**
 * Begins what the browser prints: as long as it has less to print than it prints at the same time, one after the other, because
 * it waits for this process while its pages are opened. What waits for a place in the queue has its place in line at once.
 *
 * @param isBusy is told when the browser has as much to print as it can
 */
export async function beginPrints<T>(
  makings: readonly Making<T>[],
  queue: Queue,
  isBusy: Pick<ReturnType<typeof openPromise<void>>, "promise" | "resolve">,
): Promise<T[]> {
  let awaited = Math.min(mostAwaited, makings.length);
  const runs: Promise<T>[] = [];
  for (const make of makings) {
    const told = openPromise<void>();
    let hasPlace = false;
    const run = queue.run(() => {
      hasPlace = true;
      return make(() => {
        told.resolve();
        if (--awaited <= 0) isBusy.resolve();
      });
    });
    runs.push(run);
    if (!hasPlace) continue;
    await Promise.race([told.promise, isBusy.promise, run]);
    await nextTurn();
  }
  return Promise.all(runs);
}
