import type { Rect, SlideMeasures, Violation } from "../check/measures.js";
import { readViolations } from "./accessibility.js";
import { createStyles } from "./elements.js";
import { readSlide } from "./slides.js";

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
  measure(): SlideMeasures[];
  /** Makes all letters transparent, so that a picture shows what is behind them. */
  hideText(): void;
  /** Brings the letters back. */
  showText(): void;
  /** Outlines places on a slide; without any, takes all outlines away. */
  outline(slide: string, rects: readonly Rect[]): void;
  /** Has axe-core judge the page; it must have been loaded before. */
  judge(): Promise<Violation[]>;
}

declare global {
  var quarterdeckProbe: Probe;
  /** axe-core puts itself there when its script is run. */
  var axe: typeof import("axe-core");
}

const sections = () => [...document.querySelectorAll(".slides > section")];

/** A style sheet that the page's policy has no say in, because it is no element. */
function sheetOf(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

const withoutText = sheetOf(
  "*,*::before,*::after{-webkit-text-fill-color:transparent!important;text-decoration-color:transparent!important}svg text,svg tspan{fill:transparent!important}",
);

/** What moves would be measured on its way. */
const withoutMotion = sheetOf("*,*::before,*::after{transition:none!important;animation:none!important}");
const withSheets = (...sheets: CSSStyleSheet[]) => {
  document.adoptedStyleSheets = [withoutMotion, ...sheets];
};
withSheets();

function setSizes(slide: HTMLElement, { classes, split }: SlideSizes): void {
  slide.classList.remove(...[...slide.classList].filter((name) => /^(?:text|table|code)-size-/.test(name)));
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
  measure() {
    const styles = createStyles();
    return sections().map((section) => readSlide(section, styles));
  },
  hideText: () => withSheets(withoutText),
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
  judge: () => readViolations(globalThis.axe),
};
