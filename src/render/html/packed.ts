import { Comment } from "domhandler";
import { type ChildNode, Element, isComment, isTag, isText, Text } from "./dom.js";

/** A node as plain data: text, a comment, or an element with its attributes and children. */
export type PackedNode =
  | string
  | readonly [comment: string]
  | readonly [name: string, attributes: Readonly<Record<string, string>>, children: readonly PackedNode[]];

/** Nodes as plain data, from which {@link unpackNodes} makes equal ones; undefined where some cannot be told in it. */
export function packNodes(nodes: readonly ChildNode[]): readonly PackedNode[] | undefined {
  const packed: PackedNode[] = [];
  for (const node of nodes) {
    const own = packNode(node);
    if (own === undefined) return undefined;
    packed.push(own);
  }
  return packed;
}

function packNode(node: ChildNode): PackedNode | undefined {
  if (isText(node)) return node.data;
  if (isComment(node)) return [node.data];
  const children = isTag(node) ? packNodes(node.children) : undefined;
  return isTag(node) && children ? [node.name, node.attribs, children] : undefined;
}

export const unpackNodes = (packed: readonly PackedNode[]): ChildNode[] => packed.map(unpackNode);

function unpackNode(packed: PackedNode): ChildNode {
  if (typeof packed === "string") return new Text(packed);
  if (packed.length === 1) return new Comment(packed[0]);
  const [name, attributes, children] = packed;
  // The data may be unpacked again, and an element's attributes change.
  return new Element(name, { ...attributes }, children.map(unpackNode));
}
