import type { KnownNames } from "../../content/known-names.js";
import type { BuiltDeck } from "../../records/built-deck.js";
import type { WrittenFile } from "../../records/written.js";
import { commonLook, type GalleryType } from "../../render/page/index-page.js";
import type { GalleryTools } from "../gallery.js";
import { type BuildPlan, decksOf } from "../plan.js";
import type { WrittenDecks } from "../write.js";
import type { Stopwatch } from "./stopwatch.js";

/** What a share's build knows beside its decks, for whoever puts all shares together. */
export interface ShardOutcome {
  /** The files of each deck, by its name. */
  readonly files: ReadonlyMap<string, readonly WrittenFile[]>;
  /** What a gallery is set in whose decks all look like these; undefined where these have several looks, or there are none. */
  readonly type: GalleryType | undefined;
  /** Milliseconds by the names of the decks that were made. */
  readonly costs: ReadonlyMap<string, number>;
  /** What the command line may name of decks that are wrong, too. */
  readonly names: readonly KnownNames[];
}

/** What is known at the end of a build. */
interface Finished {
  readonly written: WrittenDecks;
  readonly typeOf: GalleryTools["typeOf"];
  readonly stopwatch: Stopwatch;
  readonly names: readonly KnownNames[];
}

/** Collects what the file of a shard says; undefined where decks were not divided. */
export function outcomeOf(plan: BuildPlan, { written, typeOf, stopwatch, names }: Finished): ShardOutcome | undefined {
  if (!plan.division) return undefined;
  const decks: readonly BuiltDeck[] = decksOf(plan, written.decks);
  const look = commonLook(decks);
  return {
    files: new Map([
      ...filesOfStanding(plan),
      ...written.decks.map(({ input, files }) => [input.name, files] as const),
    ]),
    type: look && typeOf(look),
    costs: stopwatch.costs(),
    names,
  };
}

/** The files of the decks that stand as an earlier build has written them, by the names of these. */
export const filesOfStanding = ({ standing, records }: BuildPlan): Map<string, readonly WrittenFile[]> =>
  new Map([...standing.keys()].map((input) => [input.name, records.filesOf(input)]));
