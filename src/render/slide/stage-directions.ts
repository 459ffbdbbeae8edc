import { type ChildNode, Element, element, isTag, isText, Text, textOf } from "../html/dom.js";

/** How a stage direction begins in notes; it ends with the next `]`. */
const opening = /\[stage:\s*/i;

/** What directions are not looked for in: code is shown as it is. */
const asWritten = new Set(["code", "pre", "svg", "math"]);

/**
 * Notes in which each stage direction, `[stage: Give them a minute.]`, is an element of its own,
 * `<span class="stage-direction">[Give them a minute.]</span>`: it is for the speaker, and no part of what is said. The brackets
 * stay, because they tell it from speech where nothing can be styled. A direction ends in the paragraph in which it
 * begins; what has no end stays as it is.
 */
export const withStageDirections = (nodes: readonly ChildNode[]): readonly ChildNode[] =>
  nodes.some((node) => opening.test(textOf(node))) ? marked(nodes) : nodes;

function marked(nodes: readonly ChildNode[]): ChildNode[] {
  const done: ChildNode[] = [];
  const rest = [...nodes];
  for (let node = rest.shift(); node; node = rest.shift()) {
    const direction = isText(node) ? takeDirection(node.data, rest) : undefined;
    if (!direction) done.push(within(node));
    else {
      done.push(...direction.before, direction.element);
      rest.splice(0, direction.length, ...direction.after);
    }
  }
  return done;
}

function within(node: ChildNode): ChildNode {
  if (!isTag(node) || asWritten.has(node.name) || node.children.length === 0) return node;
  return new Element(node.name, node.attribs, marked(node.children));
}

/** The first direction of a text, which may go on in the nodes behind it. */
function takeDirection(text: string, behind: readonly ChildNode[]) {
  const start = opening.exec(text);
  if (!start) return undefined;
  const nodes: ChildNode[] = [new Text(text.slice(start.index + start[0].length)), ...behind];
  const length = nodes.findIndex((node) => isText(node) && node.data.includes("]"));
  const last = nodes[length];
  if (!last || !isText(last)) return undefined;
  const end = last.data.indexOf("]");
  const said = [...nodes.slice(0, length), new Text(last.data.slice(0, end))];
  return {
    before: textNodes(text.slice(0, start.index)),
    element: element("span", { class: "stage-direction" }, ["[", ...said, "]"]),
    after: textNodes(last.data.slice(end + 1)),
    /** How many of the nodes behind it belong to it, whole or in part. */
    length,
  };
}

const textNodes = (text: string): Text[] => (text === "" ? [] : [new Text(text)]);
