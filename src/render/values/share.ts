import { fillSlots } from "../../content/layout-fit.js";
import type { Block, ComponentBlock, Slide } from "../../model/deck.js";
import type { GrowthRule, LayoutRules } from "../../model/design.js";
import type { Place } from "../forms/room.js";
import { linesIn, runningText } from "../growth/lines.js";
import { columnWidths, edgeIn, roomOf } from "../growth/room.js";
import type { Setting } from "../growth/setting.js";
import { stretchesOf } from "../growth/stretches.js";
import { type ChildNode, isTag, parseHtml } from "../html/dom.js";
import { escapeHtml } from "../html/html.js";
import type { Written } from "./kind.js";
import { edgesOf, heightsOf, nodesOf, type Piece, partsOf, sizeOfText } from "./neighbours.js";

/** How a slide is laid out, as far as the place of a form depends on it. */
export interface Surroundings {
  /** Undefined where only a browser can tell. */
  readonly setting: Setting | undefined;
  readonly layout: LayoutRules | undefined;
}

/** Between two columns and between two blocks, in pixels. */
const gaps = { column: 52, block: 20, narrow: 0.02 } as const;
/**
 * Themes set the line above the title larger than most, or draw a line below it: so much is kept
 * for that, in pixels. A picture that fills all there is may come as near to the foot.
 */
const spare = 13;
/** What a title of two lines and the foot take of the height of a form that stands alone. */
const ends = 294;
/** The edges of slides in reveal.js's own themes in pixels, as in reveal-theme.css, and the largest titles of these. */
const reveal = { side: 40, title: 67, line: 81 } as const;
/** Where only a browser knows them: a slide of 16:9, and what is left below a title of one line. */
const unknown = { height: 720, body: { width: 1136, height: 464 } } as const;

/**
 * What a form has of its slide: the width of its column, and the height that the other blocks of the column leave. What
 * cannot be told of these, such as a picture or another form, shares evenly with it. Where so little is left that a form
 * has no room in its smallest letters, it says so itself.
 */
export function placeOf(written: Written, slide: Slide, { setting: whole, layout }: Surroundings): Place {
  const setting = whole && besidePicture(slide, whole);
  const rule: GrowthRule = layout?.grows ?? { columns: [1], gap: gaps.column, inset: { inline: 0, block: 0 } };
  // Every slide keeps the room of a line above its title.
  const heading = parseHtml(slide.title === "" ? "" : `<h2>${escapeHtml(slide.title)}</h2>`).children;
  const titled = { heading, hasKicker: true, slots: [], columns: undefined };
  const own = setting?.ofContent ? setting : undefined;
  const known = own && roomOf(titled, rule, own);
  const body: Area = { ...(known ?? bodyIn(heading, setting)), isShared: false };
  const slots = slotsOf(slide, layout?.slots?.length ?? 1);
  const around = { written, setting };
  const { width, height, isShared } =
    areaIn({ slots, widths: widthsOf(slots.length, slide, { rule, body }) }, body, around) ?? body;
  const usual = (setting?.height ?? unknown.height) - ends;
  if (isShared) return { width, height, most: height, isShared };
  const room = { width, height: Math.min(usual, height - spare) };
  // Titles beside a picture take so many lines that nothing may go beyond what is left.
  if (slide.backdrop?.side) return { ...room, most: height - spare, isShared: true };
  // What fills all there is may count on it that a title which is about as wide as the slide takes one line.
  const most = (own && roomOf(titled, rule, own, 1)?.height) ?? height;
  return { ...room, most, isShared };
}

/** A setting as wide as what a picture at the side of a slide leaves, its other edge included; see backdrop.css. */
function besidePicture({ backdrop }: Slide, setting: Setting): Setting {
  if (!backdrop?.side) return setting;
  const edge = (setting.ofContent ? edgeIn(setting) : undefined) ?? reveal.side;
  const gap = setting.size("space-20") ?? reveal.side;
  return { ...setting, width: Math.floor(setting.width * (1 - backdrop.share / 100) - gap + edge) };
}

/** The room below the title where a theme of reveal.js sets what stands around it; beside a picture, titles take more lines. */
function bodyIn(heading: readonly ChildNode[], setting: Setting | undefined) {
  if (!setting) return unknown.body;
  const width = setting.width - 2 * reveal.side;
  const letters = heading.flatMap((node) => (isTag(node) ? node.children : []));
  const lines = linesIn(runningText(letters, "display", setting), width / reveal.title);
  return { width, height: Math.max(0, setting.height - ends - Math.max(0, lines - 2) * reveal.line) };
}

interface Area {
  readonly width: number;
  readonly height: number;
  readonly isShared: boolean;
}

interface Columns {
  readonly slots: readonly (readonly Piece[])[];
  readonly widths: readonly number[];
}

interface Sought {
  readonly written: Written;
  readonly setting: Setting | undefined;
}

/** What stands below the title, in the slots of the layout. */
function slotsOf({ body }: Slide, count: number): readonly (readonly Piece[])[] {
  const [first = [], ...others] = dividedOf(body);
  const [head] = first;
  const isHeading = head?.kind === "prose" && head.tokens.some(({ type }) => type === "heading");
  return fillSlots([isHeading ? first.slice(1) : first, ...others], count);
}

/** Blocks between lines `::break`. */
function dividedOf(blocks: readonly Block[]): Piece[][] {
  const slots: Piece[][] = [[]];
  for (const block of blocks) {
    if (block.kind === "break") slots.push([]);
    else slots.at(-1)?.push(...partsOf(block));
  }
  return slots;
}

/** How wide the columns of a slide are: as its author says, else as its layout does, else all the same. */
function widthsOf(
  count: number,
  { attributes }: Slide,
  { rule, body }: { readonly rule: GrowthRule; readonly body: Area },
): number[] {
  const given = [...(attributes.values.get("columns")?.matchAll(/[\d.]+(?=fr)/g) ?? [])].map(Number);
  const shares = [given, rule.columns].find(({ length }) => length === count);
  return columnWidths(shares ?? even(count), body, rule);
}

const even = (count: number) => Array.from({ length: count }, () => 1);

/** What is left for what is written somewhere in these columns; undefined where it is not there. */
function areaIn({ slots, widths }: Columns, area: Area, sought: Sought): Area | undefined {
  for (const [index, pieces] of slots.entries()) {
    const own = pieces.find((piece) => holds(piece, sought.written));
    if (!own) continue;
    const others = pieces.filter((piece) => piece !== own);
    const left = leftBeside(others, { ...area, width: widths[index] ?? area.width }, sought);
    return own.kind === "component" && !isWritten(own, sought.written) ? areaInside(own, left, sought) : left;
  }
  return undefined;
}

function leftBeside(others: readonly Piece[], area: Area, { setting }: Sought): Area {
  if (!setting) return area;
  const heights = heightsOf(others, area.width, setting);
  const gap = gaps.block - setting.narrow * gaps.narrow;
  const taken = heights.reduce<number>((sum, height) => sum + (height ?? 0) + gap, area.isShared ? 0 : spare);
  const sharing = 1 + heights.filter((height) => height === undefined).length;
  const height = Math.max(0, Math.floor((area.height - taken) / sharing));
  return heights.length === 0 ? area : { ...area, height, isShared: true };
}

/** What a component leaves of an area for what stands in it. */
function areaInside(component: ComponentBlock, area: Area, sought: Sought): Area | undefined {
  const { setting } = sought;
  const slots = dividedOf(component.children);
  const [element] = setting ? nodesOf(component) : [];
  const around = setting && { width: area.width, size: sizeOfText(setting), setting };
  const stretches = element && isTag(element) && around && stretchesOf(element, around);
  const edges = setting ? edgesOf(component, area.width, setting) : 0;
  const rule = { gap: gaps.column, inset: { inline: 0, block: 0 } };
  const widths =
    (stretches || undefined)?.map(({ width }) => width) ??
    columnWidths(even(slots.length), area, { ...rule, columns: [] });
  const inside = { ...area, height: Math.max(0, area.height - edges), isShared: area.isShared || edges > 0 };
  return areaIn({ slots, widths }, inside, sought);
}

const holds = (block: Block, written: Written): boolean =>
  isWritten(block, written) || (block.kind === "component" && block.children.some((child) => holds(child, written)));

const isWritten = (block: Block, written: Written): boolean =>
  block === written || (block.kind === "component" && [...block.attributes.values.values()].includes(String(written)));
