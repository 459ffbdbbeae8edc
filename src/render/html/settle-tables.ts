import { type ChildNode, Element, isSpace, isTag, withChildren } from "./dom.js";
import { tableParts } from "./grammar.js";

/** Where an element stands, as far as it decides how a parser reads its tags. */
export interface Place {
  /** The language of elements here. */
  readonly language: "html" | "svg" | "math";
  /** The element around them; "" at the top. */
  readonly parent: string;
  /** Elements around them that a second one of their name would end. */
  readonly open: ReadonlySet<string>;
}

/** What is done with what stands in cells. */
interface Settling {
  list(nodes: readonly ChildNode[], place: Place): readonly ChildNode[];
  insideOf(name: string, place: Place): Place;
}

/**
 * A table with rows in groups and cells in rows, as a parser makes it. What is no part of a table stands before it, where
 * a parser would move it.
 */
export function settleTable(
  table: Element,
  place: Place,
  { list, insideOf }: Settling,
): Element | readonly ChildNode[] {
  const moved: ChildNode[] = [];
  const wrapped = wrapRuns(wrapRuns(table.children, "td th", "tr"), "tr", "tbody");
  const parts = settleParts(table, wrapped, insideOf("table", place));
  return moved.length === 0 ? parts : [...list(moved, place), parts];

  function settleParts(element: Element, children: readonly ChildNode[], inside: Place): Element {
    const { name } = element;
    const own = children.filter((child) => {
      const isPart = isTag(child) ? tableParts.get(child.name)?.has(name) === true : isSpace(child);
      if (!isPart) moved.push(child);
      return isPart;
    });
    const settled = own.map((child) => {
      if (!isTag(child)) return child;
      const within = insideOf(child.name, inside);
      if (child.name === "tr") return settleParts(child, child.children, within);
      if (/^t(?:head|body|foot)$/.test(child.name))
        return settleParts(child, wrapRuns(child.children, "td th", "tr"), within);
      const given = child.name === "colgroup" ? child.children.filter(isColumn) : child.children;
      const same = given.length === child.children.length ? child.children : given;
      return withChildren(child, child.name, list(same, within));
    });
    const isSame =
      settled.length === element.children.length && settled.every((child, index) => child === element.children[index]);
    return withChildren(element, name, isSame ? element.children : settled);
  }
}

const isColumn = (node: ChildNode) => (isTag(node) ? node.name === "col" : isSpace(node));

/** Puts elements of some names that follow each other into an element around them. */
function wrapRuns(nodes: readonly ChildNode[], names: string, wrapper: string): readonly ChildNode[] {
  const isWrapped = (node: ChildNode | undefined) => node && isTag(node) && names.split(" ").includes(node.name);
  if (!nodes.some(isWrapped)) return nodes;
  const wrapped: ChildNode[] = [];
  let run: ChildNode[] = [];
  for (const node of [...nodes, undefined]) {
    if (node && (isWrapped(node) || (run.length > 0 && isSpace(node)))) run.push(node);
    else {
      if (run.length > 0) wrapped.push(new Element(wrapper, {}, run));
      run = [];
      if (node) wrapped.push(node);
    }
  }
  return wrapped;
}
