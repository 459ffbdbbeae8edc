import type { Deck, Slide } from "../model/deck.js";
import { slidesOf } from "../model/outline.js";
import type { Timing } from "../model/rehearsal.js";

/** The slides of a deck by the ids under which they were rehearsed, and how long they take. */
export interface RehearsedDeck {
  /** What was rehearsed counts, and of other slides what is planned. */
  readonly timing: Timing;
  idOf(slide: Slide): string;
}

/**
 * Finds out how long slides take that have no ids of their own yet.
 *
 * @param whole the deck with everything in it, in which each slide has its id
 * @param minutes as they were rehearsed, by the ids of slides
 */
export function rehearsedDeck(deck: Deck, whole: Deck, minutes: ReadonlyMap<string, number>): RehearsedDeck {
  const [made, written] = [
    slidesOf(whole.parts).filter(isMade),
    slidesOf(whole.parts).filter((slide) => !isMade(slide)),
  ];
  const ids = new Map(slidesOf(deck.parts).map((slide, index) => [slide, written[index]?.id ?? slide.id]));
  const idOf = (slide: Slide) => ids.get(slide) ?? slide.id;
  return {
    timing: {
      of: (slide) => minutes.get(idOf(slide)) ?? slide.minutes ?? 0,
      besides: made.reduce((sum, { id }) => sum + (minutes.get(id) ?? 0), 0),
    },
    idOf,
  };
}

const isMade = ({ generated }: Slide) => generated !== undefined;
