import { openBrowserIdentity } from "../browser/identity.js";
import type { Bound } from "../cache/bound.js";
import { KeptEntries } from "../cache/kept-entries.js";
import { openShelf, type Shelf } from "../cache/shelf.js";
import type { SlideMeasures } from "../check/measures.js";
import type { Violation } from "../check/spoken.js";
import type { MadeOf } from "../project/made-of.js";
import { openDisk } from "../records/disk.js";
import { bundleHash, packageRoot } from "../source/installed.js";

/** What the browser said about one slide. */
export interface KeptMeasures {
  /** In each size that was asked for. */
  readonly sizes: readonly SlideMeasures[];
  readonly violations: readonly Violation[];
}

/** Measures of slides that are kept from run to run. */
export interface MeasureCache {
  /**
   * What was measured of slides in the same surroundings.
   * @param surroundings names all that decides about measures besides the slide itself, the program and the browser
   */
  open(surroundings: string): KeptEntries<KeptMeasures>;
  /** Whether there will be nothing to measure, as far as the files of a project tell; slides may turn out to be others even so. */
  isLikelyWhole(asked: string): boolean;
  /**
   * Writes what is new.
   * @param asked names what was checked
   * @param madeOf what that was made of
   */
  save(asked: string, madeOf: readonly MadeOf[]): void;
}

/** Some hundred decks; one of a hundred slides has a megabyte. */
const cacheBound: Bound = { files: 500, bytes: 128 * 2 ** 20 };

/** Those of a page, and some that their author has left behind. */
const entryBound = { shown: 1000, all: (shown: number) => 2 * shown + 20 };

/** Opens the measures of earlier runs; undefined where nothing is to be kept, or nobody knows which program this is. */
export function openMeasureCache(request: {
  readonly environment: NodeJS.ProcessEnv;
  readonly cache: boolean;
}): MeasureCache | undefined {
  const program = bundleHash();
  if (!request.cache || program === undefined) return undefined;
  const shelf = openShelf(request.environment, "measures", cacheBound);
  return createMeasureCache(shelf, program, openBrowserIdentity(request.environment));
}

/**
 * @param program names the version of what measures
 * @param browser names the browser; undefined while there is none
 */
export function createMeasureCache(shelf: Shelf, program: string, browser: () => string | undefined): MeasureCache {
  const pages = new Map<string, KeptEntries<KeptMeasures>>();
  const nameOf = (surroundings: string) => JSON.stringify([program, browser(), surroundings]);
  const nameOfFiles = (asked: string) => JSON.stringify([program, browser(), "files", asked]);
  return {
    open(surroundings) {
      const page = pages.get(surroundings) ?? new KeptEntries(readEntries(shelf.get(nameOf(surroundings))), entryBound);
      pages.set(surroundings, page);
      return page;
    },
    isLikelyWhole(asked) {
      const text = shelf.get(nameOfFiles(asked));
      try {
        return text !== undefined && openDisk().isStill(JSON.parse(text) as readonly MadeOf[]);
      } catch {
        // Whoever compiles the deck will say what is wrong with the disk.
        return false;
      }
    },
    save(asked, madeOf) {
      // Only now is it known which browser has measured: the embedded one may have been unpacked for that.
      for (const [surroundings, page] of pages) {
        if (page.isChanged) shelf.put(nameOf(surroundings), JSON.stringify(page.kept()));
      }
      // Of the package's own files the program's name tells enough.
      const own = JSON.stringify(madeOf.filter(({ root }) => !root.startsWith(packageRoot)));
      if (shelf.get(nameOfFiles(asked)) !== own) shelf.put(nameOfFiles(asked), own);
      shelf.close();
    },
  };
}

// A text that comes back from the shelf is one that this version has put there.
const readEntries = (text: string | undefined) =>
  text === undefined ? [] : (JSON.parse(text) as (readonly [string, KeptMeasures])[]);
