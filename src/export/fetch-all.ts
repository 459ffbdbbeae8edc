import type { FetchedDeck } from "./staged.js";

/**
 * Fetches decks at the same time. When one of them fails, what the others have put down is gone again.
 *
 * @param fetch gives undefined for what is not there
 * @returns those that were fetched, in order
 * @throws what the first that failed has thrown
 */
export async function fetchAll<Input>(
  inputs: readonly Input[],
  fetch: (input: Input) => Promise<FetchedDeck | undefined>,
): Promise<ReadonlyMap<Input, FetchedDeck>> {
  const ended = await Promise.allSettled(inputs.map(fetch));
  const fetched = new Map<Input, FetchedDeck>();
  for (const [index, input] of inputs.entries()) {
    const end = ended[index];
    if (end?.status === "fulfilled" && end.value) fetched.set(input, end.value);
  }
  const failed = ended.find((end) => end.status === "rejected");
  if (!failed) return fetched;
  discardAll(fetched.values());
  throw failed.reason;
}

/** Removes what waits of decks that get no places. */
export function discardAll(decks: Iterable<FetchedDeck>): void {
  for (const { outputs } of decks) for (const output of outputs) output.discard();
}
