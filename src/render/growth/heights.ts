import { type ChildNode, type Element, hasClass, isBlank, isTag, textOf } from "../html/dom.js";
import { cardHeight } from "./card.js";
import { isRunning, linesIn, runningText } from "./lines.js";
import type { Setting, Voice } from "./setting.js";
import { tableHeight } from "./table.js";

/** Sizes in which a slide's content is set, in CSS pixels. */
export interface Sizes {
  readonly text: number;
  readonly table: number;
  readonly code: number;
  /** Whether items of lists and rows of tables stand as close as the theme lets them. */
  readonly isClose: boolean;
}

/** Where blocks stand: how wide that is in CSS pixels, and how they are set. */
interface Column {
  readonly width: number;
  readonly sizes: Sizes;
  readonly setting: Setting;
}

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
  code: { line: 1.5, padding: 43, margin: 56, numbered: 88, stepped: 116, letter: 0.602, least: 13, caption: 28 },
  callout: { padding: 42, label: 1.4, sides: 68, drawing: 1.5, gap: 6 },
};

/** Of an item of a list, in CSS pixels. */
export const bulletWidth = css.bullet;

/** Whether a node is a block of code. */
export const isCodeFigure = (node: ChildNode) => isTag(node) && hasClass(node, "code");

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
  const heights = blocksIn(nodes).map((node) => (isTag(node) ? blockHeight(node, column) : undefined));
  let sum = Math.max(0, heights.length - 1) * gap;
  for (const height of heights) {
    if (height === undefined) return undefined;
    sum += height;
  }
  return sum;
}

function blockHeight(element: Element, column: Column): number | undefined {
  const { name, children } = element;
  const { width, sizes, setting } = column;
  if (hasClass(element, "c-card")) return cardHeight(element, width, setting);
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

function itemHeight({ children }: Element, column: Column): number | undefined {
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
function calloutHeight(callout: Element, { width, sizes, setting }: Column): number | undefined {
  const { padding, label, sides, drawing, gap } = css.callout;
  const said = callout.children.filter(isTag).find((child) => hasClass(child, "said"));
  const labels = setting.size("text-s");
  if (!said || labels === undefined) return undefined;
  const text = sizes.text * setting.scales.callout;
  const column = { width: width - sides - drawing * text, sizes: { ...sizes, text }, setting };
  const content = blocksIn(said.children).filter((node) => !(isTag(node) && hasClass(node, "label")));
  const height = heightOf(content, gap, column);
  return height === undefined ? undefined : height + padding + labels * label + gap;
}

/** The room that a figure of code takes. */
function codeHeight(figure: Element, column: Column): number | undefined {
  const { lines, columns, margin, isNoted } = codeOf(figure);
  // Notes stand beside their lines or below all of them, as there is room.
  if (isNoted) return undefined;
  const fitting = (column.width - margin) / (columns * css.code.letter);
  const size = Math.max(css.code.least, Math.min(fitting, column.sizes.code));
  const caption = figure.children.some((child) => isTag(child) && child.name === "figcaption") ? css.code.caption : 0;
  return lines * size * css.code.line + css.code.padding + caption;
}

/** What decides how much room code takes: lines, columns of characters, and the margins in pixels. */
function codeOf(figure: Element) {
  const pre = figure.children.filter(isTag).find(({ name }) => name === "pre");
  const code = pre ? textOf(pre).replace(/\n$/, "").split("\n") : [];
  const columns = Math.max(1, ...code.map((line) => line.replaceAll("\t", "  ").length));
  const steps = Number(figure.attribs["data-steps"] ?? "0");
  const margin = steps > 1 ? css.code.stepped : steps === 1 ? css.code.numbered : css.code.margin;
  return { lines: code.length, columns, margin, isNoted: pre !== undefined && hasClass(pre, "noted") };
}

/** The width that code needs at a size, so that its longest line fits, in CSS pixels. */
export function codeWidth(figure: Element, size: number): number {
  const { columns, margin } = codeOf(figure);
  return columns * size * css.code.letter + margin;
}
