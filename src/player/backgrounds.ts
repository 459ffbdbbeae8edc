import type { RevealApi } from "reveal.js";
import type { SlideView } from "./settings.js";
import { copyBackground } from "./slide-copy.js";

/**
 * Puts a copy of each slide's background into the slide, for views in which slides do not lie over each other, and
 * loads what waits until its slide is near.
 * @returns what takes the copies out again
 */
export function insertBackgrounds(reveal: RevealApi, slides: readonly SlideView[]): () => void {
  const added = slides.flatMap(({ section }) => {
    const { display } = section.style;
    reveal.loadSlide(section);
    // Loading shows the slide.
    section.style.display = display;
    const background = copyBackground(reveal.getSlideBackground(section));
    if (!background) return [];
    section.prepend(background);
    return [background];
  });
  return () => {
    for (const background of added) background.remove();
  };
}
