import { type ChildNode, type Element, hasClass, isBlank, isTag } from "../html/dom.js";
import { cardHeight } from "./card.js";
import { codeHeight, isCodeFigure } from "./code.js";
import type { Column } from "./column.js";
import { isRunning, isTaskBox, linesIn, runningText } from "./lines.js";
import { pollHeight } from "./poll.js";
import type { Voice } from "./setting.js";
import { stretchesOf } from "./stretches.js";
import { tableHeight } from "./table.js";

/** Height over size, and gaps in pixels; as in content.css and component.css. */
const css = {
  paragraph: 1.4,
  item: 1.36,
  nested: { gap: 6, margin: 8, close: 4 },
  bullet: 32,
  number: { least: 48, share: 1.85 },
  heading: 1.08,
  overText: 1.1,
  quote: 1.35,
  /** The box before an item that is a task is wider than its mark. */
  task: 8,
  slotGap: 20,
  callout: { padding: 42, label: 1.4, gap: 6 },
};

/** Of an item of a list, in CSS pixels. */
export const bulletWidth = css.bullet;

/** What is as high as it is, whatever size its text could have. */
const isFixed = (element: Element) =>
  ["c-bars", "c-stack", "c-terminal", "c-diagram", "c-drawing", "c-timeline"].some((name) => hasClass(element, name));

/** Blocks that decide about no size: pictures, and what is drawn. */
export const areFixed = (nodes: readonly ChildNode[]): boolean =>
  blocksIn(nodes).every((node) => isTag(node) && isFixed(node));

const blocksIn = (nodes: readonly ChildNode[]) => nodes.filter((node) => !isBlank(node));

/**
 * How high blocks are together, one below the other, in CSS pixels; undefined when something stands among them of
 * which that cannot be told, such as a picture or HTML of the author's own.
 * @param gap between two blocks
 */
export function heightOf(nodes: readonly ChildNode[], gap: number, column: Column): number | undefined {
  const heights = blocksIn(nodes).map((node) => (isTag(node) ? blockHeight(node, gap, column) : undefined));
  let sum = Math.max(0, heights.length - 1) * gap;
  for (const height of heights) {
    if (height === undefined) return undefined;
    sum += height;
  }
  return sum;
}

function blockHeight(element: Element, gap: number, column: Column): number | undefined {
  const { name, children } = element;
  const { width, sizes, setting } = column;
  if (hasClass(element, "c-card")) return cardHeight(element, column);
  if (hasClass(element, "c-poll")) return pollHeight(element, column);
  if (hasClass(element, "c-columns")) return columnsHeight(element, column);
  if (hasClass(element, "c-states")) return statesHeight(element, gap, column);
  if (element.attribs["style"] !== undefined || hasClass(element, "fit-text")) return undefined;
  if (name === "p") return isRunning(children) ? textHeight(children, css.paragraph, column) : undefined;
  if (name === "ul" || name === "ol") return listHeight(element, column, "outer");
  if (/^h[2-4]$/.test(name)) return headingHeight(element, column);
  if (name === "table") return hasClass(element, "c-bars") ? undefined : tableHeight(element, width, sizes, setting);
  if (isCodeFigure(element)) return codeHeight(element, column);
  if (name === "blockquote") return quoteHeight(children, column);
  if (hasClass(element, "c-callout")) return calloutHeight(element, column);
  return undefined;
}

function textHeight(nodes: readonly ChildNode[], line: number, column: Column, voice: Voice = "text"): number {
  const { text } = column.sizes;
  return linesIn(runningText(nodes, voice, column.setting), column.width / text) * text * line;
}

function headingHeight({ name, children }: Element, column: Column): number | undefined {
  const size = column.setting.size(name === "h3" ? "text-l" : name === "h4" ? "text-m" : "text-subheading");
  if (size === undefined || !isRunning(children)) return undefined;
  const voice = name === "h2" ? "display" : "bold";
  const text = name === "h3" ? Math.max(size, column.sizes.text * css.overText) : size;
  return textHeight(children, css.heading, { ...column, sizes: { ...column.sizes, text } }, voice);
}

function listHeight(list: Element, column: Column, level: "outer" | "inner"): number | undefined {
  const { sizes, setting } = column;
  const number = Math.max(css.number.least, css.number.share * sizes.text);
  const inner = { ...column, width: column.width - (list.name === "ol" ? number : css.bullet) };
  const items = blocksIn(list.children);
  const [usual, close] = [setting.size("gap-list"), setting.size("gap-list-s")];
  if (usual === undefined || close === undefined) return undefined;
  const gaps = sizes.isClose
    ? { outer: close, inner: css.nested.close }
    : { outer: Math.max(close, usual - setting.narrow * 0.015), inner: css.nested.gap };
  let sum = Math.max(0, items.length - 1) * gaps[level];
  for (const item of items) {
    const height = isTag(item) && item.name === "li" ? itemHeight(item, inner) : undefined;
    if (height === undefined) return undefined;
    sum += height;
  }
  return sum;
}

function itemHeight({ children }: Element, list: Column): number | undefined {
  const column = { ...list, width: list.width - (children.some(isTaskBox) ? css.task : 0) };
  const lists = children.filter(isTag).filter(({ name }) => /^[uo]l$/.test(name));
  const words = lists.length === 0 ? children : children.filter((node) => !(isTag(node) && lists.includes(node)));
  const paragraphs = words.filter(isTag).filter(({ name }) => name === "p");
  const own = paragraphs.length > 0 ? paragraphs.map((paragraph) => paragraph.children) : [words];
  if (!own.every(isRunning)) return undefined;
  let sum = own.reduce(
    (total, nodes) => total + textHeight(nodes, css.item, column),
    (own.length - 1) * css.nested.margin,
  );
  for (const list of lists) {
    const sizes = { ...column.sizes, text: column.sizes.text * column.setting.scales.nested };
    const height = listHeight(list, { ...column, sizes }, "inner");
    if (height === undefined) return undefined;
    sum += height + (column.sizes.isClose ? css.nested.close : css.nested.margin);
  }
  return sum;
}

function quoteHeight(children: readonly ChildNode[], column: Column): number | undefined {
  const text = column.setting.size("text-l");
  if (text === undefined) return undefined;
  const inner = { ...column, width: column.width - 32, sizes: { ...column.sizes, text } };
  const height = heightOf(children, 0, inner);
  return height === undefined ? undefined : (height * css.quote) / css.paragraph + 8;
}

/** The text of a callout stands beside its drawing, below its label. */
function calloutHeight(callout: Element, column: Column): number | undefined {
  const { padding, label, gap } = css.callout;
  const labels = column.setting.size("text-s");
  const heights = innerHeights(callout, gap, column);
  if (!heights || labels === undefined) return undefined;
  return heights.reduce((sum, height) => sum + height, padding + labels * label + gap);
}

/** Of states, that which is the highest has its place; on paper, all may stand below each other. */
function statesHeight(states: Element, gap: number, column: Column): number | undefined {
  const heights = innerHeights(states, gap, column);
  if (!heights || !hasClass(states, "is-all")) return heights && Math.max(0, ...heights);
  return heights.reduce((sum, height) => sum + height, Math.max(0, heights.length - 1) * gap);
}

function columnsHeight(columns: Element, column: Column): number | undefined {
  const heights = innerHeights(columns, css.slotGap, column);
  return heights && Math.max(0, ...heights);
}

/** The heights of what stands in a component; undefined where one cannot be told. */
function innerHeights(component: Element, gap: number, { width, sizes, setting }: Column): number[] | undefined {
  const heights = stretchesOf(component, { width, size: sizes.text, setting })?.map((stretch) => {
    const text = sizes.text * stretch.scale;
    return heightOf(stretch.nodes, gap, { width: stretch.width, sizes: { ...sizes, text }, setting });
  });
  const known = heights?.filter((height) => height !== undefined);
  return known?.length === heights?.length ? known : undefined;
}
