import type { GrowthRule } from "../../model/design.js";
import { type ChildNode, type Element, elementsOf, hasClass, isTag } from "../html/dom.js";
import { codeWidth, isCodeFigure, widthOfLines } from "./code.js";
import type { Sizes } from "./column.js";
import { areFixed, bulletWidth, heightOf } from "./heights.js";
import { inlineCodeSize, isRunning, linesIn, runningText, widestWord } from "./lines.js";
import { columnWidths, type GrowingSlide, inGrid, type Room, roomOf, splitsOf } from "./room.js";
import type { Setting } from "./setting.js";
import { type Kind, kinds, least, names, type Steps, steps, usual, waysToSet } from "./steps.js";
import { codesIn, type Stretch, stretchesIn } from "./stretches.js";

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
const share = 0.98;

/** The fewest characters in a line of larger text that does not fit into one. */
const shortestLine = 30;

/** What must be read has this size at least, in CSS pixels. */
const leastLetter = 20;

/** The width of most letters, in em. */
const meanLetter = 0.5;

/**
 * Chooses the sizes in which a slide's content is set: the largest with which it fits, by the widths of the letters,
 * then closer together than usual, and the least where it fits with none. What cannot be measured stays as it is.
 */
export function growthOf(slide: GrowingSlide, rule: GrowthRule, setting: Setting): Growth {
  const room = roomOf(slide, rule, setting);
  const pixels = pixelsOf(setting);
  if (!room || !pixels || slide.slots.length !== rule.columns.length) return none;
  const used = kindsIn(slide.slots.filter((nodes) => !areFixed(nodes)).flat());
  const splits = splitsOf(slide, rule, { room, setting });
  // The first that fits is taken.
  const byScore = waysToSet(used);
  const isPlain = (chosen: Steps) => used.every((kind) => chosen[kind] <= usual);
  // Code that is too long for its place has the least size before its lines go on in the next row; text does not suffer.
  const tight = used.includes("code") ? byScore.filter(({ code }) => code === least.code) : [];
  const broken = splits.otherwise ? [splits.otherwise, ...splits.narrow] : splits.choices;
  const loose = [
    ...byScore.map((chosen) => ({ chosen, choices: splits.choices, isBroken: false })),
    ...tight.map((chosen) => ({ chosen, choices: splits.narrow, isBroken: false })),
    ...tight.map((chosen) => ({ chosen, choices: broken, isBroken: true })),
  ].map((way) => ({ ...way, isClose: false }));
  const close = hasItems(slide) ? loose.filter(({ chosen }) => isPlain(chosen)) : [];
  for (const { chosen, choices, isBroken, isClose } of [...loose, ...close.map((way) => ({ ...way, isClose: true }))]) {
    const sizes = { ...sizesAt(chosen, pixels), isClose };
    const trial = { room, sizes, rule, setting, isPlain: isPlain(chosen), isSmaller: chosen.text < usual, isBroken };
    const columns = choices.find((shares) => fits(slide, { ...trial, columns: shares }));
    const classes = [...classesOf(chosen, used), ...(isClose ? [closer] : [])];
    if (columns) return { classes, split: splits.isOpen ? inGrid(columns) : undefined };
  }
  return { classes: fullest(slide, used, { pixels, setting }), split: splits.otherwise && inGrid(splits.otherwise) };
}

/** Whether there is something that can stand closer. */
const hasItems = ({ slots }: GrowingSlide) =>
  slots.some((nodes) => elementsOf(nodes).some(({ name }) => /^(?:ul|ol|table)$/.test(name)));

/** The class of slides whose items and rows stand as close as the theme lets them. */
const closer = "gap-size-s";

const classesOf = (chosen: Steps, used: readonly Kind[]) =>
  used.flatMap((kind) => (chosen[kind] === usual ? [] : [`${kind}-size-${names[chosen[kind]]}`]));

/** The classes of what fits in no way: as small as it can be read, if the heights of all that it holds can be told. */
function fullest(
  slide: GrowingSlide,
  used: readonly Kind[],
  { pixels, setting }: { readonly pixels: Pixels; readonly setting: Setting },
): string[] {
  const sizes = { ...sizesAt(least, pixels), isClose: true };
  const column = { width: setting.width, sizes, setting };
  const slots = slide.slots.filter((nodes) => !areFixed(nodes));
  if (slots.some((nodes) => heightOf(nodes, 0, column) === undefined)) return [];
  const isReadable = !slots.some((nodes) => isTooSmall(nodes, sizes.text, setting));
  return [...(isReadable ? classesOf(least, used) : []), ...(hasItems(slide) ? [closer] : [])];
}

type Pixels = Readonly<Record<Kind, readonly number[]>>;

/** The same for all slides that are set alike. */
const pixelsBySetting = new WeakMap<Setting, { readonly known: Pixels | undefined }>();

function pixelsOf(setting: Setting): Pixels | undefined {
  const { known } = pixelsBySetting.get(setting) ?? { known: readPixels(setting) };
  pixelsBySetting.set(setting, { known });
  return known;
}

function readPixels(setting: Setting): Pixels | undefined {
  // Of code, only the least size depends on the canvas; that of cards does not.
  const shrinkOf = (kind: Kind, step: number) =>
    kind === "text" ? 0.0075 : kind === "table" || (kind === "code" && step === least.code) ? 0.00625 : 0;
  const entries = kinds.map((kind) => {
    const sizes = steps[kind].flatMap((name) => setting.size(name) ?? []);
    return [kind, sizes.map((size, step) => size - setting.narrow * shrinkOf(kind, step))] as const;
  });
  if (entries.some(([kind, sizes]) => sizes.length !== steps[kind].length)) return undefined;
  const [text = [], table = [], code = [], card = []] = entries.map(([, sizes]) => sizes);
  return { text, table, code, card };
}

/** The sizes in which slides are set that hold what cannot be measured, such as a form; undefined where only a browser can tell. */
export function usualSizes(setting: Setting): Omit<Sizes, "isClose"> | undefined {
  const pixels = pixelsOf(setting);
  return pixels && sizesAt({ text: usual, table: usual, code: usual, card: usual }, pixels);
}

const sizesAt = (chosen: Steps, pixels: Pixels): Omit<Sizes, "isClose"> => ({
  text: pixels.text[chosen.text] ?? 0,
  table: pixels.table[chosen.table] ?? 0,
  code: pixels.code[chosen.code] ?? 0,
  card: pixels.card[chosen.card] ?? 0,
});

function kindsIn(nodes: readonly ChildNode[]): Kind[] {
  const elements = elementsOf(nodes.filter((node) => !isCodeFigure(node)));
  const has: Readonly<Record<Kind, boolean>> = {
    text: elements.some(isText),
    table: elements.some((element) => element.name === "table" && !hasClass(element, "c-bars")),
    code: codesIn(nodes).length > 0,
    card: elements.some((element) => hasClass(element, "c-card")),
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
    const gap = slots.length > 1 ? 20 : sizes.isClose ? 12 : 20 - setting.narrow * 0.02;
    // What cannot be told of a form, or of an author's own HTML, is found first: it is so at all sizes.
    const height = heightOf(nodes, gap, { width, sizes, setting });
    if (height === undefined || height > room.height * (isPlain ? 1 : share)) return false;
    const stretches = stretchesIn(nodes, { width, size: sizes.text, setting });
    if (!isBroken && stretches.some((stretch) => isWide(stretch, sizes))) return false;
    if (isSmaller && isTooSmall(nodes, sizes.text, setting)) return false;
    const text = (scale: number) => ({ size: sizes.text * scale, setting, isPlain });
    return !stretches.some((stretch) => isCramped(stretch.nodes, { width: stretch.width, ...text(stretch.scale) }));
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
