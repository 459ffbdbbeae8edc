/** The seconds that each slide has taken, by its id. */
export interface SlideTimes {
  /** Gives the time since the last count to the slide that is shown. */
  count(elapsed: number): void;
  /** From now on, time goes to this slide. */
  show(slide: string): void;
  /** Goes on from other times, which were counted up to `elapsed`. */
  set(times: Readonly<Record<string, number>>, elapsed: number): void;
  readonly all: ReadonlyMap<string, number>;
}

/** Starts at zero. */
export function createSlideTimes(first: string): SlideTimes {
  let times = new Map<string, number>();
  let slide = first;
  let counted = 0;
  return {
    count(elapsed) {
      if (elapsed > counted && slide !== "") times.set(slide, (times.get(slide) ?? 0) + elapsed - counted);
      counted = elapsed;
    },
    show(next) {
      slide = next;
    },
    set(others, elapsed) {
      times = new Map(Object.entries(others));
      counted = elapsed;
    },
    get all() {
      return times;
    },
  };
}
