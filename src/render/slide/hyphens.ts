import { type ChildNode, element, isTag, isText, parseHtml, Text, textOf, withChildren } from "../html/dom.js";
import { asHtml, type Html } from "../html/html.js";
import { printNodes } from "../html/print.js";

/**
 * A line of code in which no row ends with a hyphen, and so none between `--` and the name of an option: hyphens and
 * the sign after them stand in an element that does not break. What is copied is the same.
 * @param html the line as it was highlighted: text and elements that hold nothing but text
 */
export const joinHyphens = (html: string): Html =>
  html.includes("-") ? printNodes(joinIn(parseHtml(html).children)) : asHtml(html);

function joinIn(nodes: readonly ChildNode[]): ChildNode[] {
  const found: ChildNode[] = [];
  for (const node of nodes) {
    if (isText(node)) found.push(...joinedText(node.data, found));
    else if (isTag(node)) found.push(withChildren(node, node.name, joinIn(node.children)));
  }
  return found;
}

/**
 * Text in pieces.
 * @param before what stands before it; hyphens with a colour of their own are taken from there
 */
function joinedText(text: string, before: ChildNode[]): ChildNode[] {
  const last = before.at(-1);
  const hyphens = last && /^--?$/.test(textOf(last)) ? last : undefined;
  const [sign = ""] = (hyphens && /^[^-\s]/u.exec(text)) ?? [];
  if (hyphens && sign !== "") before.splice(-1, 1, joined(hyphens, sign));
  const pieces = text.slice(sign.length).split(/(--?[^-\s])/u);
  return pieces.flatMap((piece, at) => (piece === "" ? [] : [at % 2 === 0 ? new Text(piece) : joined(piece)]));
}

const joined = (...nodes: (ChildNode | string)[]) => element("span", { class: "joined" }, nodes);
