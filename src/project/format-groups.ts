import type { Part } from "../model/deck.js";
import { isShownIn, slidesOf } from "../model/outline.js";

/** Formats that show the same slides; they are composed and rendered once. */
export function formatGroups<F extends string>(parts: readonly Part[], formats: readonly F[]): F[][] {
  const slides = slidesOf(parts);
  const groups = new Map<string, F[]>();
  for (const format of formats) {
    const shown = slides.map((slide) => (isShownIn(slide, new Set([format])) ? "1" : "0")).join("");
    groups.set(shown, [...(groups.get(shown) ?? []), format]);
  }
  return [...groups.values()];
}
