import { createMeasureShelf, type MeasurePlace, type MeasureShelf } from "../browser/measure-shelf.js";
import type { SlideMeasures } from "../check/measures.js";
import type { Violation } from "../check/spoken.js";
import type { MadeOf } from "../project/made-of.js";
import { openDisk } from "../records/disk.js";

/** What the browser said about one slide. */
export interface KeptMeasures {
  /** In each size that was asked for. */
  readonly sizes: readonly SlideMeasures[];
  readonly violations: readonly Violation[];
}

/** Measures of slides that are kept from check to check. */
export interface MeasureCache extends Pick<MeasureShelf<KeptMeasures>, "open"> {
  /** Whether there will be nothing to measure, as far as the files of a project tell; slides may turn out to be others even so. */
  isLikelyWhole(asked: string): boolean;
  /**
   * Writes what is new.
   * @param asked names what was checked
   * @param madeOf what that was made of
   */
  save(asked: string, madeOf: readonly MadeOf[]): void;
}

/** Keeps the measures of a check in a place of the cache, and of which files they are. */
export function createMeasureCache(place: MeasurePlace): MeasureCache {
  const { shelf, program, browser } = place;
  const pages = createMeasureShelf<KeptMeasures>(place);
  const nameOfFiles = (asked: string) => JSON.stringify([program, browser(), "files", asked]);
  return {
    open: pages.open,
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
      const own = JSON.stringify(madeOf);
      if (shelf.get(nameOfFiles(asked)) !== own) shelf.put(nameOfFiles(asked), own);
      pages.save();
    },
  };
}
