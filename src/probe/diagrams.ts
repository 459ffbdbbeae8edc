import type { Diagram, Mark, Wall } from "../check/measures.js";
import { isVisibleBox, nameOf, onSlide, type Styles } from "./elements.js";

/** Diagrams with the steps that are told beside them. */
export function readDiagrams(section: Element, slide: DOMRect): Diagram[] {
  return [...section.querySelectorAll(".diagram")].map((element) => {
    const parts = [...element.querySelectorAll("[data-step]")].filter((part) => !part.closest("ol"));
    const shown = new Set(parts.flatMap((part) => (part.getAttribute("data-step") ?? "").split(/\s+/)));
    const lines = [...element.querySelectorAll(":scope > ol > li")];
    return {
      element: nameOf(element),
      rect: onSlide(element.getBoundingClientRect(), slide),
      isDescribed: element.closest(".c-boxes") !== null,
      steps: lines.map((line, at) => ({ element: nameOf(line), isShown: shown.has(String(at + 1)) })),
    };
  });
}

/** The walls of diagrams, and on which sides something stands. */
export function readWalls(section: Element, slide: DOMRect, styles: Styles): Wall[] {
  const isThing = (element: Element) =>
    !element.matches(".d-wall, .d-label, .d-arrow") &&
    [element, ...element.querySelectorAll("*")].some(
      (part) => part.matches("svg, img") || (!part.matches(".d-wall") && isVisibleBox(part, styles)),
    );
  return [...section.querySelectorAll(".d-wall")].map((element) => {
    const beside = [...(element.parentElement?.children ?? [])];
    const at = beside.indexOf(element);
    // What is described stands in the order of its kinds; a wall that is not between two things is refused before.
    const isDescribed = element.parentElement?.matches(".d-scene") ?? false;
    return {
      element: nameOf(element),
      rect: onSlide(element.getBoundingClientRect(), slide),
      before: isDescribed || beside.slice(0, at).some(isThing),
      after: isDescribed || beside.slice(at + 1).some(isThing),
    };
  });
}

/** Where a style sheet writes something: numbers of lines and steps, badges. */
export function readMarks(section: Element, slide: DOMRect): Mark[] {
  return [...section.querySelectorAll(".slide > .body *")].flatMap((element) =>
    ["::before", "::after"].flatMap((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const { content } = style;
      if (!/^(?:".*[\p{L}\p{N}].*"|counters?\()/u.test(content) || style.display === "none") return [];
      const rect = onSlide(element.getBoundingClientRect(), slide);
      return [{ element: nameOf(element), size: Number.parseFloat(style.fontSize), rect }];
    }),
  );
}
