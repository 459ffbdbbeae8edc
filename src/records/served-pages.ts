import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { noShelf, openShelf } from "../cache/shelf.js";
import type { ChosenDeck } from "../project/deck-jobs.js";
import type { MadeOf } from "../project/made-of.js";
import { openDisk } from "./disk.js";
import { makerIdentity } from "./identity.js";
import type { RecordScope } from "./records.js";

/** Pages of decks as earlier servers have shown them: the first one is there before its deck is made again. */
export interface ServedPages {
  /** The page of a deck, if everything that it was made of is as it was. */
  find(deck: ChosenDeck): string | undefined;
  keep(deck: ChosenDeck, page: string, madeOf: readonly MadeOf[]): void;
  close(): void;
}

/** A page as it is kept. */
interface PageRecord {
  readonly madeOf: readonly MadeOf[];
  readonly page: string;
}

/** Pages have a megabyte or two; who works on decks works on few at a time. */
const bound: Bound = { files: 30, bytes: 64 * 2 ** 20 };

export function openServedPages({ environment, cache, choices }: RecordScope): ServedPages {
  const maker = makerIdentity();
  const shelf = cache && maker ? openShelf(environment, "served", bound) : noShelf;
  const browser = openBrowserIdentity(environment);
  const keyOf = ({ input: { root, border, file, name }, variant }: ChosenDeck) =>
    JSON.stringify([maker, browser(), choices, root, border, file, name, variant]);
  return {
    find(deck) {
      try {
        const text = shelf.get(keyOf(deck));
        if (text === undefined) return undefined;
        const { madeOf, page } = JSON.parse(text) as PageRecord;
        return openDisk().isStill(madeOf) ? page : undefined;
      } catch {
        // Whatever is wrong with the disk: the deck will say so, if it matters to it.
        return undefined;
      }
    },
    keep: (deck, page, madeOf) => shelf.put(keyOf(deck), JSON.stringify({ madeOf, page } satisfies PageRecord)),
    close: () => shelf.close(),
  };
}
