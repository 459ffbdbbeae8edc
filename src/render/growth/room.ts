import type { GrowthRule } from "../../model/design.js";
import { type ChildNode, elementsOf, hasClass, isTag, textOf } from "../html/dom.js";
import { leastCardWidth } from "./card.js";
import { codeWidth } from "./code.js";
import { bulletWidth } from "./heights.js";
import { isRunning, linesIn, runningText, widestWord } from "./lines.js";
import type { Setting } from "./setting.js";
import { codesIn } from "./stretches.js";

/** A slide whose content may grow. */
export interface GrowingSlide {
  readonly heading: readonly ChildNode[];
  readonly hasKicker: boolean;
  readonly slots: readonly (readonly ChildNode[])[];
  /** The widths of the columns, as in CSS grid, where the author gives them. */
  readonly columns: string | undefined;
}

/** Above the title, below it, and below the content, in pixels at 16:9; see content.css. */
const frame = { kicker: 30, gap: 26, foot: 20, titleLead: 4, tracking: 0.012 };

/** Of the width, what a title surely has: themes draw a mark beside it, or set its letters wider. */
const titleShare = 0.95;

export interface Room {
  readonly width: number;
  readonly height: number;
}

/**
 * The room for the content of a slide, in CSS pixels; undefined where only a browser can tell.
 * @param share what its title has of the width
 */
export function roomOf(
  { heading, hasKicker }: GrowingSlide,
  rule: GrowthRule,
  setting: Setting,
  share: number = titleShare,
): Room | undefined {
  const { narrow } = setting;
  const side = edgeIn(setting);
  const [top, bottom, title] = ["slide-top", "slide-bottom", "text-heading"].map(setting.size);
  const [below, above] = ["slide-head", "slide-foot"].map(setting.size);
  if (top === undefined || side === undefined || bottom === undefined || title === undefined) return undefined;
  if (below === undefined || above === undefined) return undefined;
  const width = setting.width - 2 * side;
  const size = title - narrow * 0.025;
  const letters = heading.flatMap((node) => (isTag(node) ? node.children : []));
  const text = runningText(letters, "display", setting);
  const characters = textOfAll(heading).length;
  const tracking = characters === 0 ? 0 : 1 - (frame.tracking * characters) / Math.max(1, text.widest);
  const lines = linesIn(text, (width * share) / size / Math.max(0.5, tracking));
  const head = (hasKicker ? frame.kicker : 0) + lines * (size + frame.titleLead) + edgeOf(below);
  const edges = top - narrow * 0.05 + bottom - narrow * 0.04;
  const gaps = 2 * (frame.gap - narrow * 0.03);
  return {
    width,
    height: setting.height - edges - head - gaps - frame.foot - edgeOf(above) - rule.inset.block,
  };
}

/** Between the content of a slide and its edge at the side, in CSS pixels; undefined where only a browser can tell. */
export function edgeIn({ size, narrow }: Setting): number | undefined {
  const side = size("slide-side");
  return side === undefined ? undefined : side - narrow * 0.075;
}

/** What a theme draws at the head or foot takes a line besides. */
const edgeOf = (size: number) => (size === 0 ? 0 : size + 1);

const textOfAll = (nodes: readonly ChildNode[]) => nodes.map(textOf).join("");

/** How the columns of a slide may share the width. */
export interface Splits {
  /** Whether the content decides. */
  readonly isOpen: boolean;
  /** From the one that reads best. */
  readonly choices: readonly (readonly number[])[];
  /** Where nothing fits with any of them: less text in a line, so that none of the code breaks. */
  readonly narrow: readonly (readonly number[])[];
  /** Where nothing fits with those either. */
  readonly otherwise?: readonly number[] | undefined;
}

/** The widths that text beside code may have, as shares of both, from the one that reads best. */
const textShares = [0.54, 0.5, 0.46, 0.42, 0.38, 0.36];
/** … and where nothing fits otherwise. */
const narrowShares = [0.34, 0.32, 0.28, 0.25];
/** Code that must break all the same is given no more than this. */
const mostOfCode = 0.68;

/** Code in the second of two columns: the text gets what code leaves, up to a line that reads well. */
export function splitsOf(
  { slots, columns }: GrowingSlide,
  rule: GrowthRule,
  { room, setting }: { readonly room: Room; readonly setting: Setting },
): Splits {
  const given = columns === undefined ? undefined : sharesIn(columns);
  if (given) return { isOpen: false, choices: [given].filter(({ length }) => length === slots.length), narrow: [] };
  const [first = [], second = []] = slots;
  const isCode = codesIn(first).length === 0 && codesIn(second).length > 0;
  const least = setting.size("text-code-s");
  if (!isCode || slots.length !== 2 || least === undefined)
    return { isOpen: false, choices: [rule.columns], narrow: [] };
  const needed = Math.max(...codesIn(second).map((figure) => codeWidth(figure, least)));
  const code = Math.min(mostOfCode, Math.max(0.46, Math.ceil((needed / (room.width - rule.gap)) * 100) / 100));
  // Where both cannot have what they need, no word is cut, and code is set smaller.
  const words = widestLine(first, setting) / (room.width - rule.gap);
  const text = Math.min(0.54, Math.max(1 - code, Math.ceil(words * 100) / 100));
  const [choices = [], narrow = []] = [textShares, narrowShares].map((shares) => shares.map((own) => [own, 1 - own]));
  return { isOpen: true, choices, narrow, otherwise: [text, 1 - text] };
}

/** The width of the widest word in text, or of the widest row of a card, in CSS pixels. */
function widestLine(nodes: readonly ChildNode[], setting: Setting): number {
  const size = setting.size("text-m") ?? 0;
  const elements = elementsOf(nodes);
  const cards = elements.filter((element) => hasClass(element, "c-card"));
  const words = elements
    .filter(({ name, children }) => /^(?:p|li)$/.test(name) && isRunning(children))
    .map(({ children }) => widestWord(runningText(children, "text", setting)));
  return Math.max(Math.max(0, ...words) * size + bulletWidth, ...cards.map((card) => leastCardWidth(card, setting)));
}

/** `2fr 1fr`, also within `minmax()`; none for what only a browser can tell. */
function sharesIn(columns: string): number[] {
  const parts = columns.trim().split(/\s+(?![^(]*\))/);
  const shares = parts.map((part) => /^(?:minmax\(0(?:px)?,\s*)?([\d.]+)fr\)?$/.exec(part)?.[1]);
  return shares.includes(undefined) ? [] : shares.map(Number);
}

/** Shares of the width as CSS grid writes them. */
export const inGrid = (columns: readonly number[]): string =>
  columns.map((part) => `minmax(0,${Number(part.toFixed(2))}fr)`).join(" ");

/** What content has of each column, in CSS pixels. */
export function columnWidths(columns: readonly number[], room: Room, { gap, inset }: GrowthRule): number[] {
  const all = columns.reduce((sum, part) => sum + part, 0);
  const shared = room.width - (columns.length - 1) * gap;
  return columns.map((part) => (shared * part) / all - inset.inline);
}
