import type { Ledger } from "../ledger/ledger.js";
import type { Deck } from "../model/deck.js";
import { type Place, placesIn } from "./contents.js";
import { createDeckView, type DeckView, type ViewTools } from "./deck-view.js";
import { type Keeper, type KeptSlide, moveTo, type ShownSlide, type SlideMemory, shownIn } from "./slide/kept.js";
import { holdsIn } from "./slide/surroundings.js";

/** A slide with what was made of it before and still stands. */
export interface StandingSlide extends Place {
  readonly kept: KeptSlide | undefined;
  /** The slide as it was shown, with a frame that still stands. */
  readonly shown: ShownSlide | undefined;
  /** Whether its content was framed at all, be it with other numbers. */
  readonly wasFramed: boolean;
}

/** Whether a slide has to be rendered, because nothing that stands was kept of it. */
export const isFresh = ({ kept, wasFramed }: StandingSlide): boolean => !kept || !wasFramed;

interface Kept extends Keeper {
  readonly slides: SlideMemory;
}

export function standingAt(place: Place, view: DeckView, { slides, owner, deck }: Kept): StandingSlide {
  const surroundings = view.around(place);
  const kept = slides.find(place.slide, surroundings);
  const framed = kept ? shownIn(kept, owner) : [];
  const own = kept?.shown.get(owner)?.get(place.slide.id);
  const shown = [...(own ? [own] : []), ...framed].find(({ frame }) => holdsIn(surroundings, frame.answers));
  if (kept && !shown) {
    const found = slides.findShown(deck, kept, { slide: place.slide, surroundings });
    if (found) return { ...place, kept, shown: found, wasFramed: true };
  }
  return { ...place, kept, shown: shown === own ? own : shown && { ...shown }, wasFramed: framed.length > 0 };
}

/**
 * Ids of the slides of a deck that have to be rendered. The problems of those that stand become the ledger's: they are
 * there whether the deck is rendered or not.
 */
export function slidesToRender(deck: Deck, tools: ViewTools & Kept, ledger: Ledger): string[] {
  const view = createDeckView(deck, tools);
  return placesIn(deck.parts).flatMap((place) => {
    const standing = standingAt(place, view, tools);
    for (const made of [standing.kept, standing.shown?.frame]) {
      if (!made) continue;
      moveTo(made, place.slide);
      ledger.include(made.ledger);
    }
    return isFresh(standing) ? [place.slide.id] : [];
  });
}
