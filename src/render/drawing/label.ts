import { type Element, elementsIn } from "../html/dom.js";
import { textInLine } from "../html/plain-text.js";
import type { Drawing } from "./desk.js";

/** Longer descriptions tire those who hear them. */
const mostLetters = 400;

/** A word of the group `drawing` in the language of the deck, with its places filled. */
type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

/** What a drawing shows, in words: what its author says and what is connected in it, or else the words in it. */
export function labelOf({ title, description, parts }: Drawing, root: Element, say: Say): string {
  const [name, told] = [title.trim(), description.trim() || partsInWords(parts, say).trim()];
  const said = name && told ? say("titled", { title: name, text: told }) : name || told;
  const label = said || wordsIn(root).join(say("between"));
  return label.length > mostLetters ? `${label.slice(0, mostLetters - 1).trimEnd()}…` : label;
}

/** “a to b (label), b to c”, or “a, b”. */
function partsInWords(parts: Drawing["parts"], say: Say): string {
  const told = parts.map((part) => {
    if (typeof part === "string") return part;
    const { from, to, text, way } = part;
    const connection = say(way, { from, to });
    return text ? say("labelled", { connection, text }) : connection;
  });
  const words = told.join(say("between"));
  return words.length > mostLetters ? `${words.slice(0, mostLetters).replace(/\s*\S*$/, "")}…` : words;
}

function wordsIn(root: Element): string[] {
  const texts = elementsIn(root).filter(({ name }) => name === "text");
  return [...new Set(texts.map((text) => textInLine([text])).filter(Boolean))];
}
