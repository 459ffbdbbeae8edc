import type { RevealApi } from "reveal.js";
import { say } from "./words.js";

/** reveal.js's buttons, and what they do. Those of the sides change places with the direction of the text. */
const buttons = [
  [".controls .navigate-up", "above"],
  [".controls .navigate-down", "below"],
  [".pause-overlay .resume-button", "resume"],
] as const;

/** Gives reveal.js's own buttons and field words in the deck's language. */
export function nameControls(reveal: RevealApi): void {
  const root = reveal.getRevealElement();
  const [back, forth] = reveal.getConfig().rtl ? ["right", "left"] : ["left", "right"];
  const sides = [
    [`.controls .navigate-${back}`, "previous"],
    [`.controls .navigate-${forth}`, "next"],
  ] as const;
  for (const [selector, word] of [...buttons, ...sides]) {
    const button = root?.querySelector(selector);
    const text = say(`controls.${word}`);
    if (word === "resume") button?.replaceChildren(text);
    else button?.setAttribute("aria-label", text);
  }
  // The field is put into the page when it is needed.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && target.classList.contains("jump-to-slide-input"))
      target.placeholder = say("controls.jump");
  });
}
