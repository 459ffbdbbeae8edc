import type { RevealApi } from "reveal.js";
import { stepOf } from "./morph.js";

/** A slide by its id, and how far its steps have come. */
export interface Place {
  readonly slide: string;
  readonly step: number;
}

export const placeNow = (reveal: RevealApi): Place => {
  const slide = reveal.getCurrentSlide();
  return { slide: slide?.id ?? "", step: slide ? stepOf(slide) : -1 };
};

/** Goes to a slide and step; false where there is no such slide. */
export function goTo(reveal: RevealApi, { slide, step }: Place): boolean {
  const section = slideById(slide);
  if (!section) return false;
  const { h, v } = reveal.getIndices(section);
  reveal.slide(h, v, step);
  return true;
}

/** The sections of all slides, without those that only hold others, and without the copies that a grid shows. */
export const allSlides = (): HTMLElement[] =>
  [...(document.querySelector(".reveal > .slides")?.querySelectorAll<HTMLElement>("section[id]") ?? [])].filter(
    (section) => !section.querySelector(":scope > section"),
  );

const slideById = (id: string) => allSlides().find((section) => section.id === id);

const key = `quarterdeck-place ${location.pathname}`;

/** Remembers a place while the page is loaded again. */
export function rememberPlace(place: Place): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(place));
  } catch {
    // Then the page begins where its address says.
  }
}

/** The place that was remembered, once. */
export function recallPlace(): Place | undefined {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    return text === null ? undefined : (JSON.parse(text) as Place);
  } catch {
    return undefined;
  }
}
