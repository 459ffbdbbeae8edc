import type { Rect, SlideMeasures, Violation } from "../check/measures.js";
import { readViolations } from "./accessibility.js";
import { createStyles } from "./elements.js";
import { readSlide } from "./things.js";

/** What `inspect` calls in the print page of a deck. */
interface Probe {
  /** Lays the slides out in a size, in pixels. */
  resize(width: number, height: number): void;
  /** Measures every slide of the page as it is laid out now. */
  measure(): SlideMeasures[];
  /** Makes all letters transparent, so that a picture shows what is behind them; `false` brings them back. */
  hideText(hide: boolean): void;
  /** Outlines places on a slide; without any, takes all outlines away. */
  outline(slide: string, rects: readonly Rect[]): void;
  /** Lets axe-core, loaded before, judge the page. */
  judge(): Promise<Violation[]>;
}

declare global {
  var quarterdeckProbe: Probe;
  /** axe-core puts itself there when its script is run. */
  var axe: typeof import("axe-core");
}

const sections = () => [...document.querySelectorAll(".slides > section")];

const hideRule =
  "*,*::before,*::after{-webkit-text-fill-color:transparent!important;text-decoration-color:transparent!important}svg text,svg tspan{fill:transparent!important}";

/** What moves would be measured on its way. */
const still = document.createElement("style");
still.textContent = "*,*::before,*::after{transition:none!important;animation:none!important}";
document.head.append(still);

globalThis.quarterdeckProbe = {
  resize(width, height) {
    document.documentElement.style.setProperty("--slide-width", `${width}px`);
    document.documentElement.style.setProperty("--slide-height", `${height}px`);
  },
  measure() {
    const styles = createStyles();
    return sections().map((section) => readSlide(section, styles));
  },
  hideText(hide) {
    document.querySelector("#probe-hides-text")?.remove();
    if (!hide) return;
    const style = document.createElement("style");
    style.id = "probe-hides-text";
    style.textContent = hideRule;
    document.head.append(style);
  },
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
