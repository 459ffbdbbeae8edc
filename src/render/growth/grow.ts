import type { GrowthRule } from "../../model/design.js";
import { type ChildNode, type Element, elementsOf, hasClass, isTag } from "../html/dom.js";
import { codeWidth, isCodeFigure, widthOfLines } from "./code.js";
import type { Sizes } from "./column.js";
import { areFixed, bulletWidth, heightOf } from "./heights.js";
import { inlineCodeSize, isRunning, linesIn, runningText, widestWord } from "./lines.js";
import { columnWidths, type GrowingSlide, inGrid, type Room, roomOf, splitsOf } from "./room.js";
import type { Setting } from "./setting.js";
import { codesIn, type Stretch, stretchesIn } from "./stretches.js";

/** The steps of each size, from the least to the largest; the second is that of most slides. Tokens of scale.css. */
const steps = {
  text: ["text-body-s", "text-m", "text-body-m", "text-body-l"],
  table: ["text-s", "text-table-s", "text-table-m", "text-table-l"],
  code: ["text-code-xs", "text-code-s", "text-code-m", "text-code-l"],
} as const;
type Kind = keyof typeof steps;
const kinds = ["text", "table", "code"] as const;

/** What classes call the steps; the usual one has none. */
const names = ["s", "", "m", "l"];
const usual = names.indexOf("");

/** How a slide is set. */
export interface Growth {
  /** Classes of its element `slide`, such as `table-size-l`. */
  readonly classes: readonly string[];
  /** The widths of its columns, as in CSS grid, where what stands in them decides. */
  readonly split?: string | undefined;
}

/** Everything stays as it is. */
const none: Growth = { classes: [] };

/** What is set larger fills its room up to here: browsers break lines a little differently. */
const share = 0.96;

/** The fewest characters in a line of larger text that does not fit into one. */
const shortestLine = 30;

/** What must be read has this size at least, in CSS pixels. */
const leastLetter = 20;

/** The width of most letters, in em. */
const meanLetter = 0.5;

/**
 * Chooses the sizes in which a slide's content is set: the largest with which it fits, by the widths of the letters,
 * and the least where it fits with none. What cannot be measured stays as it is.
 */
export function growthOf(slide: GrowingSlide, rule: GrowthRule, setting: Setting): Growth {
  const room = roomOf(slide, rule, setting);
  const pixels = pixelsOf(setting);
  if (!room || !pixels || slide.slots.length !== rule.columns.length) return none;
  const used = kindsIn(slide.slots.filter((nodes) => !areFixed(nodes)).flat());
  const splits = splitsOf(slide, rule, { room, setting });
  // The largest first: the first that fits is taken.
  const byScore = combinations(used).toSorted((a, b) => scoreOf(b, used) - scoreOf(a, used));
  // Code that is too long for its place has the least size before its lines go on in the next row; text does not suffer.
  const tight = used.includes("code") ? byScore.filter(({ code }) => code === least.code) : [];
  const broken = splits.otherwise ? [splits.otherwise, ...splits.narrow] : splits.choices;
  const ways = [
    ...byScore.map((chosen) => ({ chosen, choices: splits.choices, isBroken: false })),
    ...tight.map((chosen) => ({ chosen, choices: splits.narrow, isBroken: false })),
    ...tight.map((chosen) => ({ chosen, choices: broken, isBroken: true })),
  ];
  for (const { chosen, choices, isBroken } of ways) {
    const isPlain = used.every((kind) => chosen[kind] <= usual);
    const sizes = sizesAt(chosen, pixels);
    const trial = { room, sizes, rule, setting, isPlain, isSmaller: chosen.text < usual, isBroken };
    const columns = choices.find((shares) => fits(slide, { ...trial, columns: shares }));
    if (columns) return { classes: classesOf(chosen, used), split: splits.isOpen ? inGrid(columns) : undefined };
  }
  const classes = canShrink(slide, pixels, setting) ? classesOf(least, used) : [];
  return { classes, split: splits.otherwise && inGrid(splits.otherwise) };
}

type Steps = Readonly<Record<Kind, number>>;

const least: Steps = { text: 0, table: 0, code: 0 };

const classesOf = (chosen: Steps, used: readonly Kind[]) =>
  used.flatMap((kind) => (chosen[kind] === usual ? [] : [`${kind}-size-${names[chosen[kind]]}`]));

/** Whether the heights of all that a slide holds can be told, and its text could be read in the least size. */
function canShrink({ slots }: GrowingSlide, pixels: Pixels, setting: Setting): boolean {
  const sizes = sizesAt(least, pixels);
  const column = { width: setting.width, sizes, setting };
  return slots.every(
    (nodes) => areFixed(nodes) || (!isTooSmall(nodes, sizes.text, setting) && heightOf(nodes, 0, column) !== undefined),
  );
}

/** All ways to set what a slide holds. */
function combinations(used: readonly Kind[]): Steps[] {
  const start: Steps[] = [{ text: usual, table: usual, code: usual }];
  return used
    .reduce((all, kind) => all.flatMap((chosen) => names.map((_, step) => ({ ...chosen, [kind]: step }))), start)
    .filter((chosen) => isBalanced(chosen, used));
}

/** Text is never set large beside small print: with a table it takes the same step, with code at most the next one. */
const isBalanced = ({ text, table, code }: Steps, used: readonly Kind[]) =>
  (!used.includes("table") || text <= table) && (!used.includes("code") || text <= code + 1);

/** Nothing is left behind: the smallest step counts before the sum of all. */
function scoreOf(chosen: Steps, used: readonly Kind[]): number {
  const own = used.map((kind) => chosen[kind]);
  return own.length === 0 ? 0 : Math.min(...own) * 10 + own.reduce((sum, step) => sum + step, 0);
}

type Pixels = Readonly<Record<Kind, readonly number[]>>;

function pixelsOf(setting: Setting): Pixels | undefined {
  // Of code, only the least size depends on the canvas.
  const shrinkOf = (kind: Kind, step: number) =>
    kind === "text" ? 0.0075 : kind === "table" || step === least.code ? 0.00625 : 0;
  const entries = kinds.map((kind) => {
    const sizes = steps[kind].flatMap((name) => setting.size(name) ?? []);
    return [kind, sizes.map((size, step) => size - setting.narrow * shrinkOf(kind, step))] as const;
  });
  if (entries.some(([kind, sizes]) => sizes.length !== steps[kind].length)) return undefined;
  const [text = [], table = [], code = []] = entries.map(([, sizes]) => sizes);
  return { text, table, code };
}

const sizesAt = (chosen: Steps, pixels: Pixels): Sizes => ({
  text: pixels.text[chosen.text] ?? 0,
  table: pixels.table[chosen.table] ?? 0,
  code: pixels.code[chosen.code] ?? 0,
});

function kindsIn(nodes: readonly ChildNode[]): Kind[] {
  const elements = elementsOf(nodes.filter((node) => !isCodeFigure(node)));
  const has: Readonly<Record<Kind, boolean>> = {
    text: elements.some(isText),
    table: elements.some((element) => element.name === "table" && !hasClass(element, "c-bars")),
    code: codesIn(nodes).length > 0,
  };
  return kinds.filter((kind) => has[kind]);
}

interface Trial {
  readonly columns: readonly number[];
  readonly room: Room;
  readonly sizes: Sizes;
  readonly rule: GrowthRule;
  readonly setting: Setting;
  /** Whether everything has the size that every slide has. */
  readonly isPlain: boolean;
  /** Whether text has a smaller one. */
  readonly isSmaller: boolean;
  /** Whether lines of code may go on in the next row. */
  readonly isBroken: boolean;
}

/** Whether the content of each column fits at these sizes. */
function fits({ slots }: GrowingSlide, trial: Trial): boolean {
  const { columns, room, sizes, rule, setting, isPlain, isSmaller, isBroken } = trial;
  const widths = columnWidths(columns, room, rule);
  return slots.every((nodes, index) => {
    if (areFixed(nodes)) return true;
    const width = widths[index] ?? 0;
    const stretches = stretchesIn(nodes, { width, size: sizes.text, setting });
    if (!isBroken && stretches.some((stretch) => isWide(stretch, sizes))) return false;
    if (isSmaller && isTooSmall(nodes, sizes.text, setting)) return false;
    const text = (scale: number) => ({ size: sizes.text * scale, setting, isPlain });
    if (stretches.some((stretch) => isCramped(stretch.nodes, { width: stretch.width, ...text(stretch.scale) })))
      return false;
    const height = heightOf(nodes, slots.length > 1 ? 20 : 20 - setting.narrow * 0.02, { width, sizes, setting });
    return height !== undefined && height <= room.height * (isPlain ? 1 : share);
  });
}

/** Whether a line of code is longer than its place. */
const isWide = ({ nodes, width }: Stretch, { code }: Sizes): boolean =>
  nodes.filter(isCodeFigure).some((figure) => codeWidth(figure, code) > widthOfLines(figure, width) + 1);

/** Whether text, or code in a line, lists within lists or callouts in it, would be set too small. */
function isTooSmall(nodes: readonly ChildNode[], size: number, { scales }: Setting): boolean {
  const texts = elementsOf(nodes.filter((node) => !isCodeFigure(node))).filter(isText);
  if (texts.length === 0) return false;
  const isNested = ({ name, children }: Element) =>
    name === "li" && children.some((child) => isTag(child) && /^[uo]l$/.test(child.name));
  const factors = [
    elementsOf(texts).some(({ name }) => name === "code") ? inlineCodeSize : 1,
    texts.some(isNested) ? scales.nested : 1,
    elementsOf(nodes).some((element) => hasClass(element, "c-callout")) ? scales.callout : 1,
  ];
  // Code may stand in a list within a list.
  return factors.reduce((smallest, factor) => smallest * factor, size) < leastLetter;
}

/** What the size of text decides about. */
const isText = ({ name }: Element) => /^(?:p|li|blockquote)$/.test(name);

interface TextColumn {
  readonly width: number;
  readonly size: number;
  readonly setting: Setting;
  readonly isPlain: boolean;
}

/** Whether a word is longer than a line, or larger text would be broken into lines of a few words. */
function isCramped(nodes: readonly ChildNode[], { width, size, setting, isPlain }: TextColumn): boolean {
  const isNarrow = !isPlain && width / size / meanLetter < shortestLine;
  return elementsOf(nodes)
    .filter(({ name, children }) => /^(?:p|li)$/.test(name) && isRunning(children))
    .some(({ name, children }) => {
      const room = (width - (name === "li" ? bulletWidth : 0)) / size;
      const text = runningText(children, "text", setting);
      return widestWord(text) > room || (isNarrow && linesIn(text, room) > 2);
    });
}
