import type { Deck } from "../model/deck.js";
import type { Brand } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import { createDeckView, placesOf } from "./deck-view.js";
import type { SlideMemory } from "./slide/kept.js";

interface StaleTools {
  readonly facts: () => FactRegistry;
  readonly brand: Brand | undefined;
  readonly slides: SlideMemory;
}

/** Ids of the slides of a deck that have to be rendered, because nothing that stands was kept of them. */
export function slidesToRender(deck: Deck, tools: StaleTools): string[] {
  const view = createDeckView(deck, tools);
  return placesOf(deck).flatMap((place) => {
    const kept = tools.slides.find(place.slide, view.around(place));
    return kept && kept.frames.length > 0 ? [] : [place.slide.id];
  });
}
