import { cssTokens } from "../html/css-tokens.js";
import type { ChildNode } from "../html/dom.js";
import { addClass, type Element, elementsIn, hasClass, isBlank, isTag, type ParentNode } from "../html/dom.js";

/**
 * Marks what its author lets float: slides are columns of boxes, in which nothing floats, so the style sheet lays a
 * column with such a mark out as a document.
 */
export function markFloats(root: ParentNode): void {
  for (const element of elementsIn(root)) {
    const side = sideOf(element);
    if (side === undefined) continue;
    addClass(element, "floated");
    addClass(element, `to-${side}`);
  }
  // A paragraph around nothing else has no place of its own.
  for (const element of elementsIn(root))
    if (element.name === "p" && !hasClass(element, "floated") && isFloating(element)) addClass(element, "floats");
}

/** Where an element floats to; undefined for one that does not. */
function sideOf(element: Element): "left" | "right" | undefined {
  const side = floatIn(element.attribs["style"] ?? "") ?? alignOf(element) ?? pulledTo(element);
  if (side === "inline-start") return "left";
  if (side === "inline-end") return "right";
  return side === "left" || side === "right" ? side : undefined;
}

/** The value of the last `float` in a style attribute; undefined without one. */
function floatIn(style: string): string | undefined {
  if (!/float|\\/i.test(style)) return undefined;
  const written = cssTokens(style).filter(({ kind }) => kind !== "space" && kind !== "comment");
  const at = written.findLastIndex(
    ({ kind, value }, index) => kind === "ident" && value === "float" && written[index + 1]?.text === ":",
  );
  return at === -1 ? undefined : written[at + 2]?.value;
}

/** What HTML of old says of pictures and tables. */
const alignOf = ({ name, attribs }: Element): string | undefined =>
  name === "img" || name === "table" ? attribs["align"]?.toLowerCase() : undefined;

/** What icon fonts call it. */
function pulledTo(element: Element): string | undefined {
  if (hasClass(element, "fa-pull-left")) return "left";
  return hasClass(element, "fa-pull-right") ? "right" : undefined;
}

/** Whether a block holds nothing but what floats: what follows it is the first thing that is read. */
export function isFloating(node: ChildNode): boolean {
  if (!isTag(node)) return false;
  if (hasClass(node, "floated") || hasClass(node, "floats")) return true;
  const inside = node.children.filter((child) => !isBlank(child));
  return node.name === "p" && inside.length > 0 && inside.every((child) => isTag(child) && hasClass(child, "floated"));
}
