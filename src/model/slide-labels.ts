import type { Deck, Slide } from "./deck.js";

/**
 * What slides are called by, in order: the number that each has on stage. One that is not on stage is called by the
 * number before it and a letter, such as 12a.
 */
export function slideLabels(
  shown: readonly { readonly slide: Pick<Slide, "id"> }[],
  { numbers }: Pick<Deck, "numbers">,
): string[] {
  let last = 0;
  let besides = 0;
  return shown.map(({ slide }) => {
    const number = numbers.get(slide.id);
    besides = number === undefined ? besides + 1 : 0;
    last = number ?? last;
    return number === undefined ? `${last}${lettersOf(besides)}` : String(number);
  });
}

/** 1 is a, 26 is z, 27 is aa. */
const lettersOf = (count: number): string =>
  count === 0 ? "" : lettersOf(Math.floor((count - 1) / 26)) + String.fromCharCode(97 + ((count - 1) % 26));
