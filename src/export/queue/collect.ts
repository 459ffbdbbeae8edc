import type { DeckJob } from "../../project/deck-jobs.js";
import { fetchAll } from "../fetch-all.js";
import type { PlacedPart, SharedCache } from "../shared-cache.js";
import type { FetchedDeck } from "../staged.js";
import type { SubmittedDeck } from "./submission.js";

/** What came back of a submission. */
export interface Collected {
  readonly fetched: ReadonlyMap<DeckJob, FetchedDeck>;
  /** Decks whose files have changed since they were submitted. */
  readonly changed: readonly DeckJob[];
  /** Decks that were made and are not in the shared cache any more, or not whole; they have to be made again. */
  readonly lost: readonly DeckJob[];
}

/**
 * Fetches decks that workers have made.
 *
 * @param partsOf where the results of a deck's parts are; undefined for a deck that was not made
 * @throws MachineError when they cannot be put down
 */
export async function collectDecks(
  decks: readonly SubmittedDeck[],
  partsOf: (deck: SubmittedDeck) => readonly PlacedPart[] | undefined,
  cache: SharedCache,
): Promise<Collected> {
  const changed: DeckJob[] = [];
  const lost: DeckJob[] = [];
  const fetched = await fetchAll(decks, async (deck) => {
    const parts = partsOf(deck);
    if (!parts) return undefined;
    const found = await cache.fetchAt(deck.input, parts);
    if (found === "changed") changed.push(deck.input);
    else if (!found) lost.push(deck.input);
    return found === "changed" ? undefined : found;
  });
  return { fetched: new Map([...fetched].map(([{ input }, deck]) => [input, deck])), changed, lost };
}
