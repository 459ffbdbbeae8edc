import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { type ChildNode, isTag, isText } from "../../src/render/html/dom.js";

type StrictNode = DefaultTreeAdapterTypes.Node;
export type StrictElement = DefaultTreeAdapterTypes.Element;

/** A page as a browser reads it, with or without scripts. */
export const readPage = (html: string, scripts: "on" | "off"): StrictNode =>
  parse(html, { scriptingEnabled: scripts === "on" });

/** What stands in a node, in templates, too. */
const childrenOf = (node: StrictNode): readonly StrictNode[] => {
  if ("content" in node) return node.content.childNodes;
  return "childNodes" in node ? node.childNodes : [];
};

/** All elements of a page, those in templates included. */
export function strictElements(node: StrictNode): StrictElement[] {
  return childrenOf(node).flatMap((child) => [...("tagName" in child ? [child] : []), ...strictElements(child)]);
}

export const attributesOf = ({ attrs }: StrictElement): [string, string][] =>
  attrs.map(({ prefix, name, value }) => [(prefix ? `${prefix}:${name}` : name).toLowerCase(), value]);

/** The body of a page in which a piece of HTML stands in the middle of others, in a form that can be compared. */
export function readStrictly(piece: string, scripts: "on" | "off"): string {
  const page = readPage(
    `<!doctype html><html><body><section><div>${piece}</div></section><i></i></body></html>`,
    scripts,
  );
  const body = strictElements(page).find(({ tagName }) => tagName === "body");
  // What could begin a tag is an escape of CSS in style sheets.
  return body ? body.childNodes.map(shownStrict).join("").replaceAll("\\\\3c ", "<") : "";
}

function shownStrict(node: StrictNode): string {
  if (node.nodeName === "#text" && "value" in node) return JSON.stringify(node.value);
  if (!("tagName" in node)) return `(${node.nodeName})`;
  return shown(node.tagName, attributesOf(node), childrenOf(node).map(shownStrict).join(""));
}

/** The same form for a tree that was printed into that page. */
export const asWritten = (nodes: readonly ChildNode[]): string =>
  shown("section", [], shown("div", [], shownList(nodes))) + shown("i", [], "");

function shownList(nodes: readonly ChildNode[]): string {
  let [list, text] = ["", ""];
  for (const node of [...nodes, undefined]) {
    if (node && isText(node)) text += node.data.replaceAll("\0", "");
    if (node && !isTag(node)) continue;
    if (text !== "") list += JSON.stringify(text);
    text = "";
    if (node) list += shown(node.name, Object.entries(node.attribs), shownList(node.children));
  }
  return list;
}

function shown(name: string, attributes: readonly [string, string][], content: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: names that hold them are not printed
  const plain = attributes.filter(([key]) => /^[^\s"'<>/=\0-\x1F]+$/.test(key));
  const written = plain.map(([key, value]) => ` ${key.toLowerCase()}=${JSON.stringify(value.replaceAll("\0", ""))}`);
  return `<${name}${written.sort().join("")}>${content}</>`;
}
