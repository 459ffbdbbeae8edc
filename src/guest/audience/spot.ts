import type { RevealApi } from "reveal.js";
import { allSlides, type Place, placeNow } from "../../live/place.js";

/** A place in the talk that stays right while the deck is edited: the slide itself, which may get another id. */
export interface Spot {
  readonly section: HTMLElement;
  /** Which one it was, for when it has gone. */
  readonly index: number;
  readonly step: number;
}

/** Undefined where the page has no such slide. */
export function spotOf({ slide, step }: Place): Spot | undefined {
  const slides = allSlides();
  const index = slides.findIndex(({ id }) => id === slide);
  const section = slides[index];
  return section && { section, index, step };
}

/** Before everything. */
export function firstSpot(): Spot | undefined {
  const [section] = allSlides();
  return section && { section, index: 0, step: -1 };
}

export const spotHere = (reveal: RevealApi): Spot | undefined => spotOf(placeNow(reveal));

/** Which slide it is now; of one that has gone, which one stands there. */
export function indexOf({ section, index }: Spot): number {
  const slides = allSlides();
  const now = slides.indexOf(section);
  return now === -1 ? Math.min(index, slides.length - 1) : now;
}

/** Less than 0 when one comes before the other, 0 when they are the same. */
export const compare = (one: Spot, other: Spot): number =>
  indexOf(one) - indexOf(other) || (one.section === other.section ? one.step - other.step : 0);

/** The place as the page can go there. */
export const placeOf = (spot: Spot): Place => ({ slide: allSlides()[indexOf(spot)]?.id ?? "", step: spot.step });
