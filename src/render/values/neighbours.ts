import { citeMarks } from "../../content/cite-marks.js";
import type { Block, CodeBlock, ComponentBlock } from "../../model/deck.js";
import { usualSizes } from "../growth/grow.js";
import { heightOf } from "../growth/heights.js";
import type { Setting } from "../growth/setting.js";
import {
  type ChildNode,
  type Element,
  element,
  elementsIn,
  elementsOf,
  isTag,
  isText,
  type ParentNode,
  parseHtml,
} from "../html/dom.js";
import { asHtml, escapeHtml } from "../html/html.js";
import { columnsOf, renderCode } from "../slide/code.js";
import { createProseRenderer } from "../slide/markdown.js";
import { fences } from "./fences.js";

/** A block that takes room, prose in its paragraphs, lists and tables. */
export type Piece = Exclude<Block, { kind: "break" }>;

/**
 * Blocks as trees of which heights can be told before their slide is rendered: a form is laid out before that, and
 * needs to know what stands beside it. Variables and terms are as long as they are written, formulas two lines high.
 */
const renderProse = createProseRenderer();

/** What a piece of prose is made of. Comments and the places of links take no room. */
export function partsOf(block: Piece): Piece[] {
  if (block.kind !== "prose") return [block];
  const { tokens } = block;
  return tokens.filter(({ type }) => !/^(?:space|def)$/.test(type)).map((token) => ({ ...block, tokens: [token] }));
}

/** How high each of these pieces is, in CSS pixels; undefined for what only a browser can tell. */
export function heightsOf(pieces: readonly Piece[], width: number, setting: Setting): (number | undefined)[] {
  const column = columnOf(width, setting);
  return pieces.flatMap((piece) => {
    const nodes = nodesOf(piece).filter(isTag);
    if (nodes.length === 0) return [];
    const height = column && heightOf(nodes, 0, column);
    // Where HTML of an author's own stands, only the author knows.
    const isOwn = piece.kind === "prose" && piece.tokens.some(({ type }) => type === "html");
    return height === undefined && isOwn && !holdsPicture(nodes) ? [] : [height];
  });
}

/** What a component takes of the height beside what stands in it, in CSS pixels. */
export function edgesOf(component: ComponentBlock, width: number, setting: Setting): number {
  const column = columnOf(width, setting);
  return (column && heightOf(nodesOf({ ...component, children: [] }), 0, column)) ?? 0;
}

/** The size of text that stands beside a form, in CSS pixels. */
export const sizeOfText = (setting: Setting): number => usualSizes(setting)?.text ?? 0;

function columnOf(width: number, setting: Setting) {
  const sizes = usualSizes(setting);
  return sizes && { width, setting, sizes: { ...sizes, isClose: false } };
}

const holdsPicture = (nodes: readonly ChildNode[]) =>
  elementsOf(nodes).some(({ name }) => /^(?:img|svg|video|iframe|picture|canvas)$/.test(name));

/** A block as it will stand on its slide, as far as its height depends on it. */
export function nodesOf(block: Block): ChildNode[] {
  if (block.kind === "break") return [];
  if (block.kind === "prose") return withoutCitations(parseHtml(proseOf(block.tokens)));
  if (block.kind === "math") return parseHtml("<p>0<br>0</p>").children;
  return block.kind === "code" ? [figureOf(block)] : componentOf(block);
}

const proseOf = (tokens: Parameters<typeof renderProse>[0]) =>
  renderProse(tokens, {
    code: () => asHtml("<pre></pre>"),
    math: (latex) => escapeHtml(latex),
    task: () => asHtml('<span class="task"></span>'),
  });

/** A citation becomes the number of its source, which has two digits mostly. */
function withoutCitations(root: ParentNode): ChildNode[] {
  for (const node of [root, ...elementsIn(root)].flatMap(({ children }) => children))
    if (isText(node)) node.data = numbered(node.data);
  return root.children;
}

const numbered = (words: string) =>
  [...citeMarks(words)].reduceRight(
    (rest, { start, end, keys }) => rest.slice(0, start) + "00".repeat(keys.length) + rest.slice(end),
    words,
  );

const figureOf = (block: CodeBlock): Element =>
  fences.has(block.language)
    ? element("figure", {})
    : renderCode(block, { html: block.text.split("\n").map(escapeHtml), columns: columnsOf(block) });

/** Components that hold other blocks; of all others, only a browser can tell. */
function componentOf({ name, children, attributes }: ComponentBlock): ChildNode[] {
  const classes = [`c-${name}`, ...attributes.classes].join(" ");
  if (name === "incremental") return children.flatMap(nodesOf);
  if (name === "callout") {
    const label = element("span", { class: "label" });
    return [
      element("div", { class: classes }, [element("div", { class: "said" }, [label, ...children.flatMap(nodesOf)])]),
    ];
  }
  if (name !== "columns" && name !== "states") return [element("figure", {})];
  const slots: ChildNode[][] = [[]];
  for (const child of children) {
    if (child.kind === "break") slots.push([]);
    else slots.at(-1)?.push(...nodesOf(child));
  }
  return [
    element(
      "div",
      { class: classes },
      slots.map((slot) => element("div", {}, slot)),
    ),
  ];
}
