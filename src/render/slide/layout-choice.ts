import type { Slide } from "../../model/deck.js";
import { type ChildNode, elementsIn, isBlank, isTag } from "../html/dom.js";

/** The layout of a slide: the author's, or one that fits what the slide holds. */
export function chooseLayout(slide: Slide, nodes: readonly ChildNode[]): string {
  if (slide.layout !== undefined) return slide.layout;
  const blocks = nodes.filter((node) => !isBlank(node));
  const elements = blocks.filter(isTag);
  if (elements.length !== blocks.length || elements.length === 0) return "default";
  const [first, ...rest] = elements;
  if (
    first?.name === "h1" &&
    rest.every((element) => element.name === "p" && elementsIn(element).every((e) => e.name !== "img"))
  ) {
    return "statement";
  }
  return "default";
}
