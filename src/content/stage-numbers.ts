import type { Deck, Slide } from "../model/deck.js";
import { slidesOf } from "../model/outline.js";

/**
 * The deck with its slides numbered as another one, the deck on stage, numbers them: whoever reads a number on paper
 * finds it on the screen. A slide that is on no stage, such as a worksheet, has none.
 */
export function numberedAs(deck: Deck, stage: Deck): Deck {
  const counts = new Map<string, number>();
  const onStage = new Map<string, number>();
  for (const [index, slide] of slidesOf(stage.parts).entries()) onStage.set(keyOf(slide, counts), index + 1);
  counts.clear();
  const numbers = slidesOf(deck.parts).flatMap((slide): [string, number][] => {
    const number = onStage.get(keyOf(slide, counts));
    return number === undefined ? [] : [[slide.id, number]];
  });
  return { ...deck, numbers: new Map(numbers) };
}

/** What makes a slide the same in both decks: its place in its file, and which of the slides from there it is. */
function keyOf({ generated, id, span }: Slide, counts: Map<string, number>): string {
  const place = generated ? `${generated.kind} ${id}` : `${span.file.path} ${span.start}`;
  const count = (counts.get(place) ?? 0) + 1;
  counts.set(place, count);
  return `${place} ${count}`;
}
