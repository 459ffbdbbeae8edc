import type { RevealConfig } from "reveal.js";
import type { PlayerSettings } from "./settings.js";

/** What reveal.js is told: Quarterdeck's habits, then the deck's own options, then what the viewer needs. */
export function revealOptions(settings: PlayerSettings): RevealConfig {
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (isStill) removeMotion();
  return {
    width: settings.width,
    height: settings.height,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    rtl: document.documentElement.dir === "rtl",
    hash: true,
    history: true,
    respondToHashChanges: true,
    controls: false,
    progress: true,
    slideNumber: false,
    help: false,
    // Whoever opens or frames the page could lead it, and read the notes. Our windows have a link of their own.
    postMessage: false,
    // Its scroll view shows slides as small as they are; `reading.ts` has a page that can be read.
    scrollActivationWidth: null,
    transition: "fade",
    transitionSpeed: "fast",
    backgroundTransition: "fade",
    autoAnimateDuration: 0.6,
    pdfMaxPagesPerSlide: 1,
    pdfSeparateFragments: false,
    ...settings.reveal,
    // The grid takes its place.
    overview: false,
    ...(isStill ? { transition: "none", backgroundTransition: "none", autoAnimate: false } : {}),
  };
}

/** A slide's own transition would win over the deck's. */
function removeMotion(): void {
  for (const section of document.querySelectorAll(".reveal .slides section")) {
    section.removeAttribute("data-transition");
    section.removeAttribute("data-background-transition");
  }
}
