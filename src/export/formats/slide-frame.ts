import { type Element, hasClass } from "../../render/html/dom.js";

/** What of a slide is no text of its own: heading, kicker and foot. */
export function frameOf(elements: readonly Element[]): readonly Element[] {
  const head = elements.find((element) => element.name === "header" && hasClass(element, "head"));
  const foot = elements.find((element) => element.name === "footer" && hasClass(element, "foot"));
  const around = [head, foot].filter((element) => element !== undefined);
  // A second heading is one of the content.
  const heading = elements.find(({ name }) => /^h[12]$/.test(name));
  return [...around, ...(heading ? [heading] : [])];
}
