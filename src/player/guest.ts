import type { RevealConfig } from "reveal.js";

/**
 * Whether this is the page of a guest of a talk: the script that came before the player has said so, and moves the slides. Then
 * there are no other windows, no tools of a speaker, and slides stay slides where it is narrow.
 */
export const isGuest = (): boolean => document.documentElement.classList.contains("qd-guest");

/** Nothing moves by itself, and nothing leads where the talk has not been. */
export const guestOptions: RevealConfig = {
  embedded: true,
  keyboard: false,
  touch: false,
  mouseWheel: false,
  hash: false,
  history: false,
  respondToHashChanges: false,
  jumpToSlide: false,
  controls: false,
  progress: false,
  loop: false,
  autoSlide: false,
  // A room full of phones must not begin to play the same film.
  autoPlayMedia: false,
};
