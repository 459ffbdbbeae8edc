import { type ChildNode, Element, isBlank, isTag } from "../html/dom.js";

/** The picture of an image slide. */
export interface Picture {
  readonly src: string;
  readonly alt: string;
}

/** Takes the first picture out of the nodes, with the paragraph that held nothing else. */
export function takePicture(nodes: ChildNode[]): Picture | null {
  for (const [index, node] of nodes.entries()) {
    const image = findImage(node);
    if (!image) continue;
    const alone = node === image || (isTag(node) && node.children.every((child) => child === image || isBlank(child)));
    if (alone) nodes.splice(index, 1);
    else image.attribs["hidden"] = "";
    return { src: image.attribs["src"] ?? "", alt: image.attribs["alt"] ?? "" };
  }
  return null;
}

function findImage(node: ChildNode): Element | undefined {
  if (!(node instanceof Element)) return undefined;
  if (node.name.toLowerCase() === "img") return node;
  for (const child of node.children) {
    const found = findImage(child);
    if (found) return found;
  }
  return undefined;
}
