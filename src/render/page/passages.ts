import { type ChildNode, Element, hasClass, isTag, mapNodes } from "../html/dom.js";
import { plainText } from "../html/plain-text.js";
import { isAnswer } from "./steps.js";

/** Words on paper, and the id of what they stand in. */
export interface Passage {
  readonly id: string;
  readonly text: string;
}

/** What pages part text at: one block stands on one page, or nearly so. */
const blocks = /^(?:p|li|h[1-6]|pre|tr|dt|dd|figure|svg|img)$/;

/** A text in which each block has an id, and what stands in each. */
export interface NamedText {
  readonly nodes: readonly ChildNode[];
  readonly passages: readonly Passage[];
}

/**
 * Names the blocks of a text: it flows over pages, and an index leads to the one on which a word stands. Answers stand
 * elsewhere.
 * @param home what the text belongs to, by its id: words in no block are said to stand there
 * @param role what the text is there
 */
export function namedPassages(text: readonly ChildNode[], home: string, role: string): NamedText {
  const passages: Passage[] = [];
  const nodes = mapNodes(text, (node) => {
    if (!isTag(node)) return undefined;
    if (isAnswer(node)) return [node];
    if (!blocks.test(node.name)) return undefined;
    // No id that is made of a title has such a sign.
    const id = node.attribs["id"] ?? `${home}~${role}-${passages.length + 1}`;
    passages.push({ id, text: plainText(seenText([node])) });
    return [new Element(node.name, { ...node.attribs, id }, [...node.children])];
  });
  const rest = mapNodes(seenText(text), (node) => (isTag(node) && blocks.test(node.name) ? [] : undefined));
  return { nodes, passages: [...passages, { id: home, text: plainText(rest) }] };
}

/** What a reader sees where it stands: answers stand elsewhere, and some words are for those who see no picture. */
export const seenText = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(nodes, (node) => (isTag(node) && isUnseen(node) ? [] : undefined));

const isUnseen = (element: Element) =>
  isAnswer(element) || hasClass(element, "visually-hidden") || element.name === "title" || element.name === "desc";
