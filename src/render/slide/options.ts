import { letterOf } from "../choice-letter.js";
import { type ChildNode, classesOf, type Element, elementsOf, isTag, parseHtml, trimNodes } from "../html/dom.js";
import { forTemplate, type Html, type TemplateHtml } from "../html/html.js";
import { printNodes } from "../html/print.js";
import { applyElementComments } from "./element-comments.js";

/** One of the things to choose from. */
interface Option {
  readonly letter: string;
  readonly text: TemplateHtml | "";
  /** What a comment behind its text says of it, such as `fragment`. */
  readonly classes: string;
}

/** The options that a component holds as a list; of what is no such list, nothing. */
export function optionsIn(children: Html): readonly Option[] {
  const root = parseHtml(children);
  applyElementComments(root);
  const list = elementsOf(root.children).find(({ name }) => /^[uo]l$/.test(name));
  const items = (list?.children ?? []).filter(isTag).filter(({ name }) => name === "li");
  return items.map((item, index) => ({
    letter: letterOf(index),
    classes: [item, ...item.children.filter(isParagraph)].flatMap(classesOf).join(" "),
    text: forTemplate(printNodes(trimNodes(item.children.flatMap(inLine)))),
  }));
}

/** A list with empty lines between its items makes a paragraph of each. */
const isParagraph = (node: ChildNode): node is Element => isTag(node) && node.name === "p";

const inLine = (node: ChildNode): readonly ChildNode[] => (isParagraph(node) ? node.children : [node]);
