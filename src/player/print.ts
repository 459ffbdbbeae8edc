import type { RevealApi } from "reveal.js";
import { element } from "./elements.js";
import type { PlayerSettings, SlideView } from "./settings.js";
import { copyBackground } from "./slide-copy.js";

/** True when reveal.js itself is to lay out the slides as pages (`?view=print`, `?print-pdf`). */
export function isPrintView(): boolean {
  return /[?&](?:view=print|print-pdf)\b/.test(location.search);
}

/** Makes the browser's own printing give one slide per page with all steps; afterwards everything is as before. */
export function preparePrinting(reveal: RevealApi, slides: readonly SlideView[], settings: PlayerSettings): void {
  if (isPrintView()) return;
  const { width, height } = settings;
  document.head.append(element(document, "style", {}, `@page{size:${width}px ${height}px;margin:0}`));
  const added: HTMLElement[] = [];
  let steps: Element[] = [];
  window.addEventListener("beforeprint", () => {
    if (added.length > 0 || steps.length > 0) return;
    // reveal.js turns slides into plain text on paper unless this class is there; the player's styles do better.
    document.documentElement.classList.add("print-pdf", "qd-paper");
    steps = [...document.querySelectorAll(".reveal .slides .fragment:not(.visible)")];
    for (const step of steps) step.classList.add("visible");
    for (const { section } of slides) {
      // reveal.js loads what is far from the current slide only when it comes near.
      reveal.loadSlide(section);
      const background = copyBackground(reveal.getSlideBackground(section));
      if (!background) continue;
      section.prepend(background);
      added.push(background);
    }
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("print-pdf", "qd-paper");
    for (const step of steps) step.classList.remove("visible");
    for (const background of added) background.remove();
    steps = [];
    added.length = 0;
    reveal.layout();
  });
}
