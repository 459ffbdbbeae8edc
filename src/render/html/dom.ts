import render from "dom-serializer";
import {
  type ChildNode,
  type Document,
  Element,
  hasChildren,
  isComment,
  isTag,
  isText,
  type ParentNode,
} from "domhandler";
import { parseDocument } from "htmlparser2";
import { asHtml, type Html } from "./html.js";

/** Parses a fragment of HTML; names keep their case, so that SVG stays as it is. */
export function parseHtml(html: string): Document {
  return parseDocument(html, { lowerCaseAttributeNames: false, lowerCaseTags: false });
}

export function printHtml(nodes: ChildNode | readonly ChildNode[] | Document): Html {
  const list = Array.isArray(nodes) ? [...nodes] : (nodes as ChildNode | Document);
  return asHtml(render(list, { encodeEntities: "utf8", decodeEntities: true }));
}

/** All elements below a node in document order; the list is taken before, so callers may change the tree. */
export function elementsIn(parent: ParentNode): Element[] {
  return parent.children.flatMap((node) => (isTag(node) ? [node, ...elementsIn(node)] : []));
}

/** The text of a node and all below it. */
export function textOf(node: ChildNode | Document): string {
  if (isText(node)) return node.data;
  return hasChildren(node) ? node.children.map(textOf).join("") : "";
}

/** Text with its character references (`&amp;`) as characters. */
export const decodeHtml = (text: string): string => textOf(parseHtml(text));

export function replaceNode(node: ChildNode, ...replacements: ChildNode[]): void {
  const parent = node.parent;
  if (!parent) return;
  const at = parent.children.indexOf(node);
  parent.children.splice(at, 1, ...replacements);
  for (const replacement of replacements) replacement.parent = parent;
  for (const [index, child] of parent.children.entries()) {
    child.prev = parent.children[index - 1] ?? null;
    child.next = parent.children[index + 1] ?? null;
  }
}

/** The children of a fragment, to be put somewhere else. */
export function nodesOf(html: string): ChildNode[] {
  return parseHtml(html).children;
}

export function addClass(element: Element, name: string): void {
  const classes = (element.attribs["class"] ?? "").split(/\s+/).filter(Boolean);
  if (!classes.includes(name)) element.attribs["class"] = [...classes, name].join(" ");
}

export function hasClass(element: Element, name: string): boolean {
  return (element.attribs["class"] ?? "").split(/\s+/).includes(name);
}

export { Element, isComment, isTag, isText };
