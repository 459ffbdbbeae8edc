import type { DeckJob } from "../../project/deck-jobs.js";
import type { ResultPlace } from "../../records/shared/results.js";
import type { SharedCache } from "../shared-cache.js";
import type { FetchedDeck } from "../staged.js";
import type { SubmittedDeck } from "./submission.js";

/** What came back of a submission. */
export interface Collected {
  readonly fetched: ReadonlyMap<DeckJob, FetchedDeck>;
  /** Decks whose files have changed since they were submitted. */
  readonly changed: readonly DeckJob[];
  /** Decks that were made and are not in the shared cache any more, or not whole. */
  readonly lost: readonly DeckJob[];
}

/**
 * Fetches decks that workers have made.
 *
 * @param placesOf where the results of a deck's parts are; undefined for a deck that was not made
 */
export async function collectDecks(
  decks: readonly SubmittedDeck[],
  placesOf: (deck: SubmittedDeck) => readonly ResultPlace[] | undefined,
  cache: SharedCache,
): Promise<Collected> {
  const fetched = new Map<DeckJob, FetchedDeck>();
  const changed: DeckJob[] = [];
  const lost: DeckJob[] = [];
  await Promise.all(
    decks.map(async (deck) => {
      const places = placesOf(deck);
      if (!places) return;
      const found = await cache.fetchAt(deck.input, places);
      if (found === "changed") changed.push(deck.input);
      else if (found) fetched.set(deck.input, found);
      else lost.push(deck.input);
    }),
  );
  const inOrder = decks.flatMap(({ input }) => {
    const deck = fetched.get(input);
    return deck ? [[input, deck] as const] : [];
  });
  return { fetched: new Map(inOrder), changed, lost };
}
