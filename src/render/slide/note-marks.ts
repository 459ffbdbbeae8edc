import { type ChildNode, hasClass, isTag, isText, mapNodes, Text } from "../html/dom.js";

/** What stands for a click in notes, with a space behind it; `[click:2]` for two. The player has its own, in its bundle. */
export const clickMarker = /\[click(?::(\d{1,3}))?\] ?/gi;

/** The class of what a speaker does and does not say. */
export const directionClass = "stage-direction";

/** Whether a node is a stage direction. */
export const isDirection = (node: ChildNode): boolean => isTag(node) && hasClass(node, directionClass);

/** What marks are not looked for in: code is shown as it is. */
const asWritten = new Set(["code", "pre", "svg", "math"]);

/** Whether what stands in a node is shown as it is written, so that nothing there is a mark. */
export const isAsWritten = (node: ChildNode): boolean => isTag(node) && asWritten.has(node.name);

/** Notes where nobody clicks; markers in code stay. */
export const withoutClicks = (notes: readonly ChildNode[]): readonly ChildNode[] =>
  mapNodes(notes, (node) => {
    if (isAsWritten(node)) return [node];
    if (!isText(node)) return undefined;
    const said = node.data.replace(clickMarker, "");
    return said === node.data ? undefined : [new Text(said)];
  });
