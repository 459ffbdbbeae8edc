import { isFew, pointsOf } from "../../ink/drawings.js";
import type { Stroke } from "../../ink/stroke.js";

type Strokes = readonly Stroke[];

/** The strokes on one slide, as they were and as they may become again. */
interface History {
  past: readonly Strokes[];
  now: Strokes;
  future: readonly Strokes[];
}

/** What was drawn on the slides, by their ids. */
export interface InkStore {
  on(slide: string): Strokes;
  /** Every slide that was drawn upon; some may be empty again. */
  all(): ReadonlyMap<string, Strokes>;
  /**
   * Draws something, or takes something away.
   * @returns false where that would be more than is kept
   */
  change(slide: string, strokes: Strokes): boolean;
  /**
   * Takes over what another window, an earlier load or the page has, unless that is more than is kept. To undo what was
   * done before would undo that, too.
   */
  accept(slide: string, strokes: Strokes): void;
  undo(slide: string): void;
  redo(slide: string): void;
  /** What can be undone and done again. */
  steps(slide: string): { readonly back: boolean; readonly forth: boolean };
}

/** So many steps can be undone on each slide. */
const mostSteps = 100;

/** @param changed is told the slide, and who changed it */
export function createStore(changed: (slide: string, by: "us" | "others") => void): InkStore {
  const histories = new Map<string, History>();
  const historyOf = (slide: string): History => histories.get(slide) ?? { past: [], now: [], future: [] };
  const put = (slide: string, history: History) => {
    histories.set(slide, history);
    changed(slide, "us");
  };
  const all = () => new Map([...histories].map(([slide, { now }]) => [slide, now]));
  /** Whether so much may be kept; less than before always may. */
  const hasRoom = (slide: string, strokes: Strokes) => {
    const { now } = historyOf(slide);
    const isLess = strokes.length <= now.length && pointsOf(strokes) <= pointsOf(now);
    return isLess || isFew([...all().set(slide, strokes).values()].flat());
  };
  return {
    on: (slide) => historyOf(slide).now,
    all,
    change(slide, strokes) {
      if (!hasRoom(slide, strokes)) return false;
      const { past, now } = historyOf(slide);
      put(slide, { past: [...past, now].slice(-mostSteps), now: strokes, future: [] });
      return true;
    },
    accept(slide, strokes) {
      if (!hasRoom(slide, strokes)) return;
      histories.set(slide, { past: [], now: strokes, future: [] });
      changed(slide, "others");
    },
    undo(slide) {
      const { past, now, future } = historyOf(slide);
      const before = past.at(-1);
      if (before) put(slide, { past: past.slice(0, -1), now: before, future: [now, ...future] });
    },
    redo(slide) {
      const { past, now, future } = historyOf(slide);
      const [next, ...later] = future;
      if (next) put(slide, { past: [...past, now], now: next, future: later });
    },
    steps(slide) {
      const { past, future } = historyOf(slide);
      return { back: past.length > 0, forth: future.length > 0 };
    },
  };
}
