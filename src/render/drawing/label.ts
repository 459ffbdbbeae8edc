import { type Element, elementsIn } from "../html/dom.js";
import { textInLine } from "../html/plain-text.js";
import type { Drawing } from "./desk.js";

/** Longer descriptions tire those who hear them. */
const mostLetters = 400;

/** What a drawing shows, in words: what its author says, or else the words in it. */
export function labelOf({ title, description }: Drawing, root: Element): string {
  const said = [title, description].map((text) => text.trim()).filter(Boolean);
  const label = said.length > 0 ? said.join(": ") : wordsIn(root).join(", ");
  return label.length > mostLetters ? `${label.slice(0, mostLetters - 1).trimEnd()}…` : label;
}

function wordsIn(root: Element): string[] {
  const texts = elementsIn(root).filter(({ name }) => name === "text");
  return [...new Set(texts.map((text) => textInLine([text])).filter(Boolean))];
}
