import {
  type ChildNode,
  type Comment,
  type Document,
  Element,
  hasChildren,
  isComment,
  isDirective,
  isTag,
  isText,
  type ParentNode,
  Text,
} from "domhandler";
import { parseDocument } from "htmlparser2";
import { holdsHtml, svgAttributes } from "./grammar.js";
import type { Html } from "./html.js";

/** A name that no parser gives to an element: text whose HTML was made by the compiler. */
const verbatimName = "verbatim text";

/** Text whose HTML is printed as it stands, such as highlighted code. */
export const verbatim = (text: string, html: Html): Element => new Element(verbatimName, { text, html });

/** The HTML of a verbatim text; undefined for all other elements. */
export const verbatimHtml = ({ name, attribs }: Element): string | undefined =>
  name === verbatimName ? attribs["html"] : undefined;

/** Parses a fragment of HTML; names are in small letters, but for those of SVG that have others. */
export function parseHtml(html: string): Document {
  const root = parseDocument(html);
  if (/<svg|definitionurl/i.test(html)) for (const element of elementsIn(root)) restoreNames(element);
  return root;
}

/** Attributes in the writing that SVG and MathML give them. */
function restoreNames(element: Element): void {
  const { attribs } = element;
  const definition = attribs["definitionurl"];
  if (definition !== undefined && isInMath(element)) {
    delete attribs["definitionurl"];
    attribs["definitionURL"] = definition;
  }
  if (!Object.keys(attribs).some((name) => svgAttributes.has(name)) || !isInSvg(element)) return;
  element.attribs = Object.fromEntries(
    Object.entries(attribs).map(([name, value]) => [svgAttributes.get(name) ?? name, value]),
  );
}

function isInSvg({ name, parent }: Element): boolean {
  if (name === "svg") return true;
  return name !== "foreignObject" && parent !== null && isTag(parent) && isInSvg(parent);
}

/** The outermost drawing or formula around a node, in which HTML cannot stand. */
export function foreignAround({ parent }: ChildNode): Element | undefined {
  if (parent === null || !isTag(parent)) return undefined;
  return foreignAround(parent) ?? (parent.name === "svg" || parent.name === "math" ? parent : undefined);
}

/** Whether an element is one of MathML. */
export function isInMath({ name, parent }: Element): boolean {
  return name === "math" || (parent !== null && isTag(parent) && !holdsHtml.has(parent.name) && isInMath(parent));
}

/** Parses XML such as SVG of its own: names keep their case, and every element is closed. */
export function parseXml(xml: string): Document {
  return parseDocument(xml, { xmlMode: true });
}

/** All elements below a node in document order; the list is taken before, so callers may change the tree. */
export function elementsIn(parent: ParentNode): Element[] {
  return elementsOf(parent.children);
}

/** All elements of a list of nodes, in document order. */
export function elementsOf(nodes: readonly ChildNode[]): Element[] {
  const found: Element[] = [];
  collectElements(nodes, found);
  return found;
}

function collectElements(nodes: readonly ChildNode[], found: Element[]): void {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    found.push(node);
    if (node.children.length > 0) collectElements(node.children, found);
  }
}

/** The text of a node and all below it. */
export function textOf(node: ChildNode | Document): string {
  if (isText(node)) return node.data;
  if (isTag(node) && node.name === verbatimName) return node.attribs["text"] ?? "";
  return hasChildren(node) ? node.children.map(textOf).join("") : "";
}

export function replaceNode(node: ChildNode, ...replacements: ChildNode[]): void {
  const parent = node.parent;
  if (!parent) return;
  const at = parent.children.indexOf(node);
  parent.children.splice(at, 1, ...replacements);
  // Only these nodes and their neighbours have other neighbours now: a slide may have thousands of nodes to replace.
  let before: ChildNode | null = parent.children[at - 1] ?? null;
  for (const child of [...replacements, parent.children[at + replacements.length] ?? null]) {
    if (before) before.next = child;
    if (child) child.prev = before;
    before = child;
  }
  for (const replacement of replacements) replacement.parent = parent;
}

/** Makes an element; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (ChildNode | string)[] = [],
): Element {
  const given = Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const nodes = children.map((child) => (typeof child === "string" ? new Text(child) : child));
  return new Element(name, Object.fromEntries(given), nodes);
}

/**
 * The same nodes with some of them replaced. Nodes that hold nothing to replace are shared with the original, which
 * stays as it is; so the result is only printed and searched, never changed in place.
 * @param change gives what stands in the place of a node; undefined keeps it
 */
export function mapNodes(
  nodes: readonly ChildNode[],
  change: (node: ChildNode) => readonly ChildNode[] | undefined,
): readonly ChildNode[] {
  let isChanged = false;
  const mapped = nodes.flatMap((node): readonly ChildNode[] => {
    const replaced = change(node);
    if (replaced) {
      isChanged = true;
      return replaced;
    }
    if (!isTag(node)) return [node];
    const children = mapNodes(node.children, change);
    if (children === node.children) return [node];
    isChanged = true;
    return [new Element(node.name, node.attribs, [...children])];
  });
  return isChanged ? mapped : nodes;
}

/** The same nodes with elements replaced by other elements; shares what is not changed, as `mapNodes` does. */
export function mapElements(nodes: readonly ChildNode[], change: (element: Element) => Element): readonly ChildNode[] {
  return nodes.map((node) => {
    if (!isTag(node)) return node;
    const changed = change(node);
    const children = mapElements(changed.children, change);
    const isShared = children.every((child, index) => child === changed.children[index]);
    return isShared ? changed : new Element(changed.name, changed.attribs, [...children]);
  });
}

/** An element with another name and other children; the element itself where these are the same. */
export function withChildren(element: Element, name: string, children: readonly ChildNode[]): Element {
  const isSame = name === element.name && children === element.children;
  return isSame ? element : new Element(name, element.attribs, [...children]);
}

/** A copy of an element with one more class; its children are shared. */
export function withClass(element: Element, name: string): Element {
  const copy = new Element(element.name, { ...element.attribs }, element.children);
  addClass(copy, name);
  return copy;
}

/** Some lists of nodes as one, without the white space at both ends. */
export function joinSlots(slots: readonly (readonly ChildNode[])[]): readonly ChildNode[] {
  const joined = slots.flatMap((slot, index) => (index === 0 ? slot : [new Text("\n"), ...slot]));
  return trimNodes(joined);
}

/** Nodes without the white space at both ends. */
export function trimNodes(nodes: readonly ChildNode[]): readonly ChildNode[] {
  const trimmed = [...nodes];
  for (let first = trimmed[0]; first; first = trimmed[0]) {
    const text = isText(first) ? withoutSpace(first, /^[^\S\u00A0]+/) : first;
    if (text) {
      trimmed[0] = text;
      break;
    }
    trimmed.shift();
  }
  for (let last = trimmed.at(-1); last; last = trimmed.at(-1)) {
    const text = isText(last) ? withoutSpace(last, /(?<![^\S\u00A0])[^\S\u00A0]+$/) : last;
    if (text) {
      trimmed[trimmed.length - 1] = text;
      break;
    }
    trimmed.pop();
  }
  return trimmed;
}

function withoutSpace(text: Text, space: RegExp): Text | undefined {
  const data = text.data.replace(space, "");
  return data === "" ? undefined : data === text.data ? text : new Text(data);
}

export function addClass(element: Element, name: string): void {
  const classes = classesOf(element);
  if (!classes.includes(name)) element.attribs["class"] = [...classes, name].join(" ");
}

export const classesOf = (element: Element): string[] =>
  (element.attribs["class"] ?? "").split(/\s+/).filter((name) => name !== "");

export function hasClass({ attribs }: Element, name: string): boolean {
  const written = attribs["class"];
  // Nearly every element that is asked has none, or this one alone, or nothing like it.
  if (written === undefined || !written.includes(name)) return false;
  return written === name || written.split(/\s+/).includes(name);
}

/** Whether HTML reads a node as space between tags; many characters that look like space are text there. */
export const isSpace = (node: ChildNode): boolean => isText(node) && /^[\t\n\f\r ]*$/.test(node.data);

/** True for white space between blocks. */
export function isBlank(node: ChildNode): boolean {
  return isText(node) && node.data.trim() === "";
}

export { type ChildNode, type Comment, Element, isComment, isDirective, isTag, isText, type ParentNode, Text };
