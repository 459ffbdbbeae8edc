import type { FragmentState, SlideMeasures, SlideState } from "../check/measures.js";
import type { Filling, Rect } from "../check/rect.js";
import type { Violation } from "../check/spoken.js";
import { readViolations } from "./accessibility.js";
import { createStyles } from "./elements.js";
import { readFigures } from "./figures.js";
import { type ReadDepth, readSlide } from "./slides.js";
import { enterState, readStates } from "./states.js";

/** The classes that set the sizes of a slide's content, and the widths of its columns. */
interface SlideSizes {
  readonly classes: readonly string[];
  readonly split?: string | undefined;
}

/** What `inspect` calls in the print page of a deck. */
interface Probe {
  /** Lays the slides out on a canvas, in pixels, some of them in other sizes than the page says. */
  resize(width: number, height: number, growth: Readonly<Record<string, SlideSizes>>): void;
  /** Measures every slide of the page as it is laid out now. */
  measure(depth: ReadDepth): SlideMeasures[];
  /**
   * Takes slides through their steps, and says by their ids in which of them something looks otherwise than before.
   *
   * @param states the states of each slide, the one that it is in first
   */
  step(states: readonly (readonly FragmentState[])[]): (readonly [slide: string, states: readonly SlideState[]])[];
  /** Shows some slides in a state, and no others. */
  stage(states: readonly FragmentState[]): void;
  /** Shows all slides again, and puts these into a state. */
  unstage(states: readonly FragmentState[]): void;
  /** Makes all letters transparent, so that a picture shows what is behind them, and leaves other slides blank. */
  hideText(slides: readonly string[]): void;
  /** Brings the letters and the slides back. */
  showText(): void;
  /** Outlines places on a slide; without any, takes all outlines away. */
  outline(slide: string, rects: readonly Rect[]): void;
  /** Where something can be seen in each figure of a document on paper, in the order of the page. */
  figures(): Filling[];
  /** Has axe-core judge the page; it must have been loaded before. */
  judge(): Promise<Violation[]>;
}

declare global {
  var quarterdeckProbe: Probe;
  /** axe-core puts itself there when its script is run. */
  var axe: typeof import("axe-core");
}

const leftOut = "[data-left-out]";
const sections = () => [...document.querySelectorAll<HTMLElement>(`.slides > section:not(${leftOut})`)];
const sectionOf = ([state]: readonly FragmentState[]) => sections().find(({ id }) => id === state?.slide);

/** Shows the slides for which `shown` is true, and puts some into a state. */
function show(states: readonly FragmentState[], shown: (id: string) => boolean): void {
  const wanted = new Map(states.map((state) => [state.slide, state]));
  for (const section of sections()) {
    const state = wanted.get(section.id);
    section.style.display = shown(section.id) ? "" : "none";
    if (state) enterState(section, state);
  }
}

/** A style sheet that the page's policy has no say in, because it is no element. */
function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const withoutText = sheetOf(
  "*,*::before,*::after{-webkit-text-fill-color:transparent!important;text-decoration-color:transparent!important}svg text,svg tspan{fill:transparent!important}",
);

/** Slides whose content is hidden keep their places and are laid out as before, and nothing of them is painted. */
const withOnly = (slides: readonly string[]) => {
  const shown = slides.map((id) => `#${CSS.escape(id)}`).join();
  return sheetOf(`.slides>section:not(${shown}){content-visibility:hidden!important}`);
};

/** What moves would be measured on its way. */
const withoutMotion = sheetOf("*,*::before,*::after{transition:none!important;animation:none!important}");

/** What no pointer meets can hide text as well; drawings answer for the shapes that they have. */
const withPointers = sheetOf("*:not(svg,svg *,img),*::before,*::after{pointer-events:auto!important}");
/** Slides that a page leaves out have a place among the others, and no room. */
const withoutLeftOut = sheetOf(`.slides>section${leftOut}{display:none!important}`);
const withSheets = (...sheets: CSSStyleSheet[]) => {
  document.adoptedStyleSheets = [withoutMotion, withPointers, withoutLeftOut, ...sheets];
};
// On paper nothing moves, and a sheet for every element costs as much as all that is measured there.
if (!matchMedia("print").matches) withSheets();

/** Any class that chooses a size, of whatever is set in it. */
const sizeClass = /^[a-z]+-size-[sml]$/;

function setSizes(slide: HTMLElement, { classes, split }: SlideSizes): void {
  slide.classList.remove(...[...slide.classList].filter((name) => sizeClass.test(name)));
  slide.classList.add(...classes);
  if (split) slide.style.setProperty("--split", split);
  else slide.style.removeProperty("--split");
}

globalThis.quarterdeckProbe = {
  resize(width, height, growth) {
    document.documentElement.style.setProperty("--slide-width", `${width}px`);
    document.documentElement.style.setProperty("--slide-height", `${height}px`);
    for (const section of sections()) {
      const slide = section.querySelector<HTMLElement>(":scope > .slide");
      const sizes = growth[section.id];
      if (slide && sizes) setSizes(slide, sizes);
    }
  },
  measure(depth) {
    const styles = createStyles();
    return sections().map((section) => readSlide(section, styles, depth));
  },
  step(all) {
    const moving = all.flatMap((states) => {
      const section = sectionOf(states);
      return section ? [{ section, states }] : [];
    });
    return [...readStates(moving, createStyles())];
  },
  stage: (states) => show(states, (id) => states.some(({ slide }) => slide === id)),
  unstage: (states) => show(states, () => true),
  hideText: (slides) => withSheets(withoutText, withOnly(slides)),
  showText: () => withSheets(),
  outline(slide, rects) {
    for (const old of document.querySelectorAll(".probe-outline")) old.remove();
    const section = sections().find(({ id }) => id === slide);
    for (const { left, top, right, bottom } of rects) {
      const frame = document.createElement("div");
      frame.className = "probe-outline";
      const place = `left:${left - 4}px;top:${top - 4}px;width:${right - left + 8}px;height:${bottom - top + 8}px`;
      frame.style.cssText = `position:absolute;z-index:9999;box-sizing:border-box;${place};border:4px solid #f0f;outline:2px solid #fff`;
      section?.append(frame);
    }
  },
  figures: readFigures,
  judge: () => readViolations(globalThis.axe),
};
