import Reveal, { type RevealApi, type RevealPlugin } from "reveal.js";
import Zoom from "reveal.js/plugin/zoom";
import { openHelp } from "./help.js";
import { createMenu } from "./menu.js";
import { openSearch } from "./search.js";
import { readSettings, readSlides } from "./settings.js";
import { createSpeakerView } from "./speaker.js";

declare global {
  interface Window {
    /** Third-party reveal.js scripts expect it. */
    Reveal: RevealApi;
    /** Plug-ins that a deck's own scripts registered before the player ran. */
    RevealPlugins?: RevealPlugin[];
  }
}

/** Starts the deck. Everything on the slides is there already; from here on only the view changes. */
async function start(): Promise<void> {
  const settings = readSettings();
  const slides = readSlides();
  const isStill = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.Reveal = Reveal;
  // In reveal.js's print view the slides become pages a while after the deck is there.
  Reveal.on("pdf-ready", () => {
    document.documentElement.dataset["ready"] = "true";
  });
  await Reveal.initialize({
    width: settings.width,
    height: settings.height,
    margin: 0,
    minScale: 0.1,
    maxScale: 4,
    center: false,
    hash: true,
    history: true,
    respondToHashChanges: true,
    controls: false,
    progress: true,
    slideNumber: false,
    help: false,
    scrollActivationWidth: null,
    transition: "fade",
    transitionSpeed: "fast",
    backgroundTransition: "fade",
    pdfMaxPagesPerSlide: 1,
    pdfSeparateFragments: false,
    plugins: [Zoom, ...(window.RevealPlugins ?? [])],
    ...settings.reveal,
    ...(isStill ? { transition: "none", backgroundTransition: "none", autoAnimate: false } : {}),
  });
  const speaker = createSpeakerView(Reveal, slides, settings);
  const actions = {
    overview: () => Reveal.toggleOverview(),
    search: () => openSearch(Reveal, slides, speaker.isOpen),
    speaker: () => speaker.open(),
    help: openHelp,
  };
  Reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker view" }, actions.speaker);
  // By character, not by key: on many keyboards / and ? stand elsewhere than on an American one.
  document.addEventListener(
    "keydown",
    (event) => {
      const isTyping =
        event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = event.key === "/" ? actions.search : event.key === "?" ? actions.help : undefined;
      if (!action) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      action();
    },
    { capture: true },
  );
  createMenu(actions);
  window.addEventListener("beforeprint", showAllSlides);
  if (!/[?&](?:view=print|print-pdf)\b/.test(location.search)) document.documentElement.dataset["ready"] = "true";
}

/** Slides far from the current one are not laid out; on paper all of them are wanted. */
function showAllSlides(): void {
  for (const section of document.querySelectorAll<HTMLElement>(".reveal .slides section")) {
    section.style.removeProperty("display");
    section.hidden = false;
  }
}

void start();
