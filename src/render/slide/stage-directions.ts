import { type ChildNode, Element, element, isTag, isText, Text, textOf } from "../html/dom.js";
import { directionClass, isAsWritten } from "./note-marks.js";

/** How a stage direction begins in notes; it ends with the next `]`. */
const opening = /\[stage:\s*/i;

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
  // Behind the last end no direction begins, however many seem to.
  const lastEnd = nodes.findLastIndex(hasEnd);
  let at = 0;
  let node = nodes[at];
  while (node) {
    const direction = isText(node) && at <= lastEnd ? directionIn(node.data, nodes, at) : undefined;
    done.push(...(direction?.pieces ?? [within(node)]));
    at = direction?.end ?? at + 1;
    node = direction ? new Text(direction.after) : nodes[at];
  }
  return done;
}

function within(node: ChildNode): ChildNode {
  if (!isTag(node) || isAsWritten(node) || node.children.length === 0) return node;
  return new Element(node.name, node.attribs, marked(node.children));
}

/**
 * The first direction of a text, which may go on in the nodes behind it: what stands before it and the direction itself,
 * which node it ends in, and what stands behind it there.
 * @param at the place of the text among the nodes
 */
function directionIn(text: string, nodes: readonly ChildNode[], at: number) {
  const start = opening.exec(text);
  if (!start) return undefined;
  const said: ChildNode[] = [];
  let last: ChildNode | undefined = new Text(text.slice(start.index + start[0].length));
  let end = at;
  while (last && !hasEnd(last)) {
    said.push(last);
    end += 1;
    last = nodes[end];
  }
  if (!last || !isText(last)) return undefined;
  const length = last.data.indexOf("]");
  const direction = element("span", { class: directionClass }, [
    "[",
    ...said,
    new Text(last.data.slice(0, length)),
    "]",
  ]);
  return { pieces: [new Text(text.slice(0, start.index)), direction], end, after: last.data.slice(length + 1) };
}

const hasEnd = (node: ChildNode): boolean => isText(node) && node.data.includes("]");
