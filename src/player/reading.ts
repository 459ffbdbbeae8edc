import type { RevealApi, RevealConfig } from "reveal.js";
import { insertBackgrounds } from "./backgrounds.js";
import { openScrollBoxes } from "./scroll-boxes.js";
import { readSlides } from "./settings.js";
import { showAllSteps, showSingleSteps } from "./slide-copy.js";

/** The page on which a deck is read by scrolling, on a phone that is held upright. */
export interface Reading {
  /** Shows slides as slides while something else lays them out, such as a printer. */
  suspend(): void;
  resume(): void;
}

/** Scaled to such a width, a slide's text could not be read. */
const narrow = "(orientation: portrait) and (max-width: 600px)";

/** The slide stands in the desk of the speaker, or in that of a phone. */
const inDesk = ".qd-presenting, .qd-remote";

/** Nothing moves but the page; all steps are there. */
const whileReading: RevealConfig = {
  touch: false,
  fragments: false,
  autoAnimate: false,
  autoSlide: 0,
  disableLayout: true,
};

/** Turns the deck into a page to read where it is too narrow for slides, and back, at the same slide. */
export function readWhereNarrow(reveal: RevealApi): Reading {
  const query = window.matchMedia(narrow);
  let isSuspended = false;
  let leave: (() => void) | undefined;
  const update = () => {
    const isWanted = query.matches && !isSuspended && !document.documentElement.matches(inDesk);
    if (isWanted) leave ??= startReading(reveal);
    else {
      leave?.();
      leave = undefined;
    }
  };
  query.addEventListener("change", update);
  new MutationObserver(update).observe(document.documentElement, { attributeFilter: ["class"] });
  update();
  return {
    suspend() {
      isSuspended = true;
      update();
    },
    resume() {
      isSuspended = false;
      update();
    },
  };
}

/** @returns what goes back to slides */
function startReading(reveal: RevealApi): () => void {
  const stage = reveal.getRevealElement();
  const before = reveal.getConfig();
  const old = Object.fromEntries(Object.keys(whileReading).map((key) => [key, before[key as keyof RevealConfig]]));
  document.documentElement.classList.add("qd-scrolling");
  stage?.classList.add("qd-reading");
  reveal.configure(whileReading);
  const release = openSlides(reveal);
  let undress = dressSlides(reveal);
  const unfollow = followScrolling(reveal);
  const onPatched = () => {
    undress();
    undress = dressSlides(reveal);
  };
  document.addEventListener("quarterdeck-patched", onPatched);
  document.addEventListener("keydown", leaveKeysToBrowser, { capture: true });
  return () => {
    document.removeEventListener("quarterdeck-patched", onPatched);
    document.removeEventListener("keydown", leaveKeysToBrowser, { capture: true });
    unfollow();
    release();
    undress();
    stage?.classList.remove("qd-reading");
    document.documentElement.classList.remove("qd-scrolling");
    window.scrollTo(0, 0);
    reveal.configure(old);
    // What was read stays there.
    const current = reveal.getCurrentSlide();
    goWithoutHistory(reveal, current, current.querySelectorAll(".fragment").length);
  };
}

/** @returns what takes back all but the steps, which are there now */
function dressSlides(reveal: RevealApi): () => void {
  const slides = readSlides();
  for (const { section } of slides) showAllSteps(section);
  const removeBackgrounds = insertBackgrounds(reveal, slides);
  const closeBoxes = openScrollBoxes();
  return () => {
    closeBoxes();
    removeBackgrounds();
    for (const { section } of slides) showSingleSteps(section);
  };
}

/** All slides can be read and used, not only the one that reveal.js takes for the current one. */
function openSlides(reveal: RevealApi): () => void {
  const slides = reveal.getSlidesElement();
  const open = () => {
    for (const section of slides?.querySelectorAll("section[inert], section[aria-hidden]") ?? []) {
      for (const name of ["inert", "hidden", "aria-hidden"]) section.removeAttribute(name);
    }
  };
  const closed = new MutationObserver(open);
  if (slides) closed.observe(slides, { subtree: true, attributeFilter: ["inert", "aria-hidden"] });
  open();
  return () => closed.disconnect();
}

/** How long scrolling rests before the slide that is read becomes the deck's current one, in milliseconds. */
const rest = 120;

/** What lies so near to a place lies there, in pixels: windows scroll by whole ones. */
const near = 2;

/** The current slide is the one that is read; the slide to which somebody goes comes into view. */
function followScrolling(reveal: RevealApi): () => void {
  let isRead = false;
  let timer = 0;
  let shown = { slide: reveal.getCurrentSlide(), top: 0 };
  const show = () => {
    if (isRead) return;
    const slide = reveal.getCurrentSlide();
    slide.scrollIntoView({ behavior: "instant" });
    shown = { slide, top: topOf(slide) };
  };
  const settle = () => {
    const current = reveal.getCurrentSlide();
    // The slide to which somebody went: nobody has scrolled since.
    if (current === shown.slide && Math.abs(topOf(current) - shown.top) < near) return;
    const section = slideInView();
    if (!section || section === current) return;
    isRead = true;
    goWithoutHistory(reveal, section);
    isRead = false;
  };
  const onScroll = () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(settle, rest);
  };
  const { scrollRestoration } = window.history;
  window.history.scrollRestoration = "manual";
  window.addEventListener("scroll", onScroll, { passive: true });
  reveal.on("slidechanged", show);
  show();
  return () => {
    window.history.scrollRestoration = scrollRestoration;
    window.clearTimeout(timer);
    window.removeEventListener("scroll", onScroll);
    reveal.off("slidechanged", show);
  };
}

/** The address follows what is read, but only who goes to a slide wants to go back. */
function goWithoutHistory(reveal: RevealApi, section: HTMLElement, step?: number): void {
  const config = reveal.getConfig();
  const { hash, history } = config;
  const { h, v } = reveal.getIndices(section);
  Object.assign(config, { hash: false, history: false });
  reveal.slide(h, v ?? 0, step);
  Object.assign(config, { hash, history });
  // reveal.js would do it up to a second later, when the address may be another one.
  if (hash || history) window.history.replaceState(null, "", `#/${encodeURIComponent(section.id)}`);
}

const topOf = (section: HTMLElement) => section.getBoundingClientRect().top;

/** The first slide that begins in the upper part of the window, or else the one that fills that part. */
function slideInView(): HTMLElement | undefined {
  const line = window.innerHeight * 0.35;
  const begun = readSlides()
    .map(({ section }) => section)
    .filter((section) => topOf(section) <= line);
  return begun.find((section) => topOf(section) >= -near) ?? begun.at(-1);
}

/** Keys that scroll a page scroll this one; those that point aside still lead to the next slide. */
function leaveKeysToBrowser(event: KeyboardEvent): void {
  if (/^( |ArrowUp|ArrowDown|PageUp|PageDown|Home|End)$/.test(event.key)) event.stopImmediatePropagation();
}
