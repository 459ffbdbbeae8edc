import { type ChildNode, elementsOf } from "../html/dom.js";
import type { SlideTree } from "../rendered.js";
import { wholeSlide } from "./slides.js";

/** What answers the slide's question in words, to stand apart from it; an answer inside another one comes with that. */
export function answersOf(tree: SlideTree): readonly ChildNode[] {
  const answers = elementsOf(wholeSlide(tree)).filter(({ attribs }) => attribs["data-answer"] === "text");
  const inside = new Set(answers.flatMap(({ children }) => elementsOf(children)));
  return answers.filter((answer) => !inside.has(answer)).flatMap(({ children }) => children);
}
