import type { Slide } from "./deck.js";

/** What a speaker's clock has noted of one rehearsal. */
export interface Rehearsal {
  /** The name of its deck. */
  readonly deck: string;
  /** The file, as the command line names it. */
  readonly file: string;
  /** The slides that were shown, each once. */
  readonly slides: ReadonlyMap<string, RehearsedSlide>;
}

interface RehearsedSlide {
  readonly title: string;
  readonly seconds: number;
}

/** How long slides take, in minutes. */
export interface Timing {
  of(slide: Slide): number;
  /** What the deck takes besides its slides, such as those that the compiler makes. */
  readonly besides: number;
}

/** How long each slide took, by its id: the mean in seconds of the rehearsals in which it was shown. */
export function rehearsedTimes(rehearsals: readonly Rehearsal[]): ReadonlyMap<string, number> {
  const times = new Map<string, number[]>();
  for (const { slides } of rehearsals)
    for (const [id, { seconds }] of slides) times.set(id, [...(times.get(id) ?? []), seconds]);
  return new Map([...times].map(([id, all]) => [id, all.reduce((sum, each) => sum + each, 0) / all.length]));
}
