import { type Element, elementsOf, hasClass } from "../../render/html/dom.js";
import { plainText } from "../../render/html/plain-text.js";
import { slideElements } from "../../render/page/slides.js";
import type { SlideTree } from "../../render/rendered.js";

/**
 * What pictures, diagrams and drawings of a slide say to those who do not see them, in the order of the slide, each once:
 * alternative texts, labels, hidden descriptions and captions.
 */
export function alternativesOf(tree: SlideTree): string[] {
  const elements = slideElements(tree);
  const texts = new Set(elements.filter(isCode).flatMap(({ children }) => elementsOf(children)));
  const found = elements.filter((element) => !texts.has(element)).flatMap(said);
  return [...new Set(found.map((text) => text.replace(/\s+/g, " ").trim()))].filter((text) => text !== "");
}

/** Captions of code and of terminals are titles of texts. */
const isCode = (element: Element) => hasClass(element, "code") || hasClass(element, "c-terminal");

const isPicture = (element: Element) =>
  element.attribs["role"] === "img" ||
  element.name === "svg" ||
  hasClass(element, "diagram") ||
  hasClass(element, "c-diagram");

function said(element: Element): string[] {
  const { name, attribs } = element;
  if (name === "img") return [attribs["alt"] ?? ""];
  if (name === "figcaption") return [plainText([element])];
  if (!isPicture(element)) return [];
  const inside = elementsOf(element.children);
  const hidden = inside.filter((each) => hasClass(each, "visually-hidden")).map((each) => plainText([each]));
  return [attribs["aria-label"] ?? "", ...hidden];
}
