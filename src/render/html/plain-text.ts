import { inlineElements } from "../../content/html-content.js";
import { type ChildNode, elementsIn, hasClass, isTag, isText, textOf, verbatimHtml } from "./dom.js";

/** Elements behind which a line ends. */
const lines = new Set(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "dt", "dd", "tr", "br"]);

/** Elements whose text nobody reads. */
const silent = new Set(["style", "script"]);

/** The text of trees: paragraphs on lines of their own, without numbers of sources. */
export function plainText(nodes: readonly ChildNode[]): string {
  return rawText(nodes)
    .replace(/[ \t]+/g, " ")
    .replace(/ ?\n\s*/g, "\n")
    .replace(/ ([.,;:!?])/g, "$1")
    .trim();
}

function rawText(nodes: readonly ChildNode[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.data;
      if (isTag(node) && verbatimHtml(node) !== undefined) return textOf(node);
      if (!isTag(node) || silent.has(node.name)) return " ";
      if (node.name === "sup" && hasClass(node, "cite")) return "";
      return ` ${rawText(node.children)}${lines.has(node.name) ? "\n" : " "}`;
    })
    .join("");
}

/** The text of trees in one line, as it stands in an attribute: formulas as they are written, no numbers of sources. */
export const textInLine = (nodes: readonly ChildNode[]): string => lineOf(nodes).replace(/\s+/g, " ").trim();

function lineOf(nodes: readonly ChildNode[]): string {
  return nodes
    .map((node) => {
      if (isText(node)) return node.data;
      if (!isTag(node) || silent.has(node.name)) return "";
      if (verbatimHtml(node) !== undefined) return textOf(node);
      if (node.name === "sup" && hasClass(node, "cite")) return "";
      if (hasClass(node, "katex"))
        return elementsIn(node)
          .filter(({ name }) => name === "annotation")
          .map(textOf)
          .join("");
      return inlineElements.has(node.name) ? lineOf(node.children) : ` ${lineOf(node.children)} `;
    })
    .join("");
}
