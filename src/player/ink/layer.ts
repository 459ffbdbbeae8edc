import { element } from "../elements.js";
import type { Spot, Stage } from "./parts.js";

const namespace = "http://www.w3.org/2000/svg";

/** Lies over the slides, in their coordinates, whatever the window's size: what moves, and what catches the pen. */
export interface Layer {
  readonly root: HTMLElement;
  /** Adds a path in the slide's coordinates, above those before. */
  path(className: string): SVGPathElement;
  /** The place on the slide to which the pointer points. */
  spotOf(event: MouseEvent): Spot;
}

/** The deck in this window with what lies over its slides. */
export interface Overlaid extends Stage {
  readonly layer: Layer;
}

export function createLayer({ reveal, settings: { width, height } }: Pick<Stage, "reveal" | "settings">): Layer {
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  const root = element(document, "div", { class: "qd-ink", "aria-hidden": "true" }, svg);
  const fitToSlide = () => {
    const scale = reveal.getScale();
    svg.style.width = `${width * scale}px`;
    svg.style.height = `${height * scale}px`;
  };
  reveal.getRevealElement()?.append(root);
  reveal.on("resize", fitToSlide);
  fitToSlide();
  return {
    root,
    path(className) {
      const path = document.createElementNS(namespace, "path");
      path.setAttribute("class", className);
      svg.append(path);
      return path;
    },
    spotOf({ clientX, clientY }) {
      const box = svg.getBoundingClientRect();
      return { x: ((clientX - box.left) / box.width) * width, y: ((clientY - box.top) / box.height) * height };
    },
  };
}
