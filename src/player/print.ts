import type { RevealApi } from "reveal.js";
import { insertBackgrounds } from "./backgrounds.js";
import { element } from "./elements.js";
import type { Reading } from "./reading.js";
import { type PlayerSettings, readSlides } from "./settings.js";
import { showAllSteps, showSingleSteps } from "./slide-copy.js";

/** True when reveal.js itself is to lay out the slides as pages (`?view=print`, `?print-pdf`). */
export function isPrintView(): boolean {
  return /[?&](?:view=print|print-pdf)\b/.test(location.search);
}

/** How long after the start fonts are fetched that no slide has needed so far, in milliseconds. */
const fontsAfter = 300;

/** Makes the browser's own printing give one slide per page with all steps; afterwards everything is as before. */
export function preparePrinting(reveal: RevealApi, settings: PlayerSettings, reading: Reading): void {
  const { width, height } = settings;
  document.head.append(element(document, "style", {}, `@page{size:${width}px ${height}px;margin:0}`));
  // A browser does not wait with printing for fonts that it has not read yet.
  window.setTimeout(() => {
    for (const face of document.fonts) face.load().catch(() => undefined);
  }, fontsAfter);
  let restore: (() => void) | undefined;
  window.addEventListener("beforeprint", () => {
    restore ??= layOutPages(reveal, reading);
  });
  window.addEventListener("afterprint", () => {
    restore?.();
    restore = undefined;
  });
}

/** @returns what brings back the deck as it was */
function layOutPages(reveal: RevealApi, reading: Reading): () => void {
  const { scrollY } = window;
  reading.suspend();
  const slides = readSlides();
  // reveal.js turns slides into plain text on paper unless this class is there; the player's styles do better.
  document.documentElement.classList.add("print-pdf", "qd-paper");
  const steps = [...document.querySelectorAll(".reveal .slides .fragment")];
  const before = steps.map((step) => step.getAttribute("class") ?? "");
  for (const { section } of slides) showAllSteps(section);
  // Nobody opens them on paper.
  const closed = [...document.querySelectorAll<HTMLDetailsElement>(".reveal .slides details:not([open])")];
  for (const details of closed) details.open = true;
  const removeBackgrounds = insertBackgrounds(reveal, slides);
  return () => {
    document.documentElement.classList.remove("print-pdf", "qd-paper");
    for (const [index, step] of steps.entries()) step.setAttribute("class", before[index] ?? "");
    for (const { section } of slides) showSingleSteps(section);
    for (const details of closed) details.open = false;
    removeBackgrounds();
    reveal.layout();
    reading.resume();
    window.scrollTo(0, scrollY);
  };
}
