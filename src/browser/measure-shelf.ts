import type { Bound } from "../cache/bound.js";
import { KeptEntries } from "../cache/kept-entries.js";
import { openShelf, type Shelf } from "../cache/shelf.js";
import { bundleHash } from "../source/installed.js";
import type { KnownSheets } from "./apart.js";
import { openBrowserIdentity } from "./identity.js";

/** Where measures are kept, and who makes them. */
export interface MeasurePlace {
  readonly shelf: Shelf;
  /** Names the version of what measures. */
  readonly program: string;
  /** Names the browser; undefined while there is none. */
  readonly browser: () => string | undefined;
}

/** Measures of slides that are kept from run to run. */
export interface MeasureShelf<T> {
  /**
   * What was measured of slides in the same surroundings.
   * @param surroundings names all that decides about measures besides the slide itself, the program and the browser
   */
  open(surroundings: string): KeptEntries<T>;
  /** What is known of style sheets in this run. */
  readonly sheets: KnownSheets;
  /** Writes what is new, and ends the run. */
  save(): void;
}

/** Some hundred decks; one of a hundred slides has a megabyte. */
const cacheBound: Bound = { files: 500, bytes: 128 * 2 ** 20 };

/** Those of a page, and some that their author has left behind. */
const entryBound = { shown: 1000, all: (shown: number) => 2 * shown + 20 };

/** Finds the measures of earlier runs; undefined where nothing is to be kept, or nobody knows which program this is. */
export function openMeasurePlace(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): MeasurePlace | undefined {
  const program = bundleHash();
  if (!request.cache || program === undefined) return undefined;
  const shelf = openShelf(request.environment, "measures", cacheBound);
  return { shelf, program, browser: openBrowserIdentity(request.environment) };
}

/** Keeps measures in a place of the cache. */
export function createMeasureShelf<T>({ shelf, program, browser }: MeasurePlace): MeasureShelf<T> {
  const pages = new Map<string, KeptEntries<T>>();
  const nameOf = (surroundings: string) => JSON.stringify([program, browser(), surroundings]);
  return {
    sheets: new Map(),
    open(surroundings) {
      const page = pages.get(surroundings) ?? new KeptEntries<T>(read(shelf.get(nameOf(surroundings))), entryBound);
      pages.set(surroundings, page);
      return page;
    },
    save() {
      // Only now is it known which browser has measured: the embedded one may have been unpacked for that.
      for (const [surroundings, page] of pages) {
        if (page.isChanged) shelf.put(nameOf(surroundings), JSON.stringify(page.kept()));
      }
      shelf.close();
    },
  };
}

// A text that comes back from the shelf is one that this version has put there.
const read = <T>(text: string | undefined) =>
  text === undefined ? [] : (JSON.parse(text) as (readonly [string, T])[]);
