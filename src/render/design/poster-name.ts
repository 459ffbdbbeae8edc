import { type ChildNode, elementsOf, mapElements, textOf, withClass } from "../html/dom.js";
import { emsOf } from "../slide/fit-text.js";

/**
 * Gives the first strong words of a title the class `name` and, as `--ems`, about how many em they are wide: so a style
 * sheet can set them as large as their place allows. Everything else is shared with the title, which stays as it is.
 */
export function withName(nodes: readonly ChildNode[]): readonly ChildNode[] {
  const strong = elementsOf(nodes).find(({ name }) => name === "strong");
  if (!strong) return nodes;
  const named = withClass(strong, "name");
  named.attribs["style"] = `--ems:${emsOf(textOf(strong).trim()).toFixed(2)}`;
  return mapElements(nodes, (element) => (element === strong ? named : element));
}
