import { elementAttributes } from "../../content/element-comment.js";
import {
  addClass,
  type Comment,
  type Element,
  isComment,
  isDirective,
  isTag,
  type ParentNode,
  replaceNode,
} from "../html/dom.js";
import { svgAttributes } from "../html/grammar.js";

const isCondition = (name: string) => name === "only" || name === "not";

/**
 * Applies `<!-- .element: … -->` and removes all comments and declarations. As with reveal.js, the comment speaks of the
 * element before it; where there is none, of the element that it stands in.
 */
export function applyElementComments(root: ParentNode): void {
  visit(root, undefined);
}

function visit(parent: ParentNode, inherited: Element | undefined): void {
  let before: Element | undefined;
  for (const node of [...parent.children]) {
    if (isComment(node)) {
      applyComment(node, before ?? inherited);
      replaceNode(node);
    } else if (isDirective(node)) {
      // The head of an XML file that is included; in the middle of a page it means nothing.
      replaceNode(node);
    } else if (isTag(node)) {
      visit(node, node);
      if (node.name !== "br") before = node;
    }
  }
}

function applyComment(comment: Comment, target: Element | undefined): void {
  const attributes = elementAttributes(comment.data);
  if (!attributes || !target) return;
  for (const name of attributes.classes) addClass(target, name);
  if (attributes.id !== undefined) target.attribs["id"] = attributes.id;
  // Even where another comment has said something, both must hold.
  for (const [name, value] of attributes.values)
    if (isCondition(name)) target.attribs[name] = [target.attribs[name], value].filter(Boolean).join(",");
    else target.attribs[svgAttributes.get(name.toLowerCase()) ?? name.toLowerCase()] = value;
}
