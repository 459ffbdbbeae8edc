import type { FormTools } from "../form.js";
import { besideLabel, columnWidths } from "./columns.js";
import { type Description, type Scope, stepsOf } from "./description.js";
import { gapsAlong } from "./gaps.js";
import { nowhere, type Rect } from "./geometry.js";
import { badge, type Letters, labelHeight, labelLines, sizeOfBox } from "./letters.js";
import { type Manner, type PlacedWall, placeWalls } from "./placed-walls.js";
import type { Plan } from "./plan.js";
import { type BoxSizes, rowHeights } from "./rows.js";
import { refuseWidth } from "./too-wide.js";
import { axes, gapsOf, middleOf, reachOf, type Tracks, tracksOf } from "./tracks.js";
import { widening } from "./widening.js";

/** Where everything but the wires stands, in pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Boxes and scopes by their ids. */
  readonly places: ReadonlyMap<string, Rect>;
  /** The boxes whose remark stands below their name. */
  readonly stacked: ReadonlySet<string>;
  /** Where the labels of scopes stand. */
  readonly labels: readonly Rect[];
  readonly walls: readonly PlacedWall[];
  /** Where wires may run between boxes: distances from the start, and from the top. */
  readonly lanes: { readonly x: readonly number[]; readonly y: readonly number[] };
}

interface Grid {
  readonly x: { readonly tracks: Tracks; readonly sizes: readonly number[] };
  readonly y: { readonly tracks: Tracks; readonly sizes: readonly number[] };
}

/**
 * Places boxes, scopes and walls.
 * @param width the width of the picture in pixels
 * @param level how much more room wires get than at first
 * @param manner where the words of upright walls stand
 * @returns undefined after reporting boxes whose words have no room
 */
export function sceneOf(
  plan: Plan,
  { width, level, manner }: { readonly width: number; readonly level: number; readonly manner: Manner },
  tools: FormTools,
): Scene | undefined {
  const { description, cells } = plan;
  const x = tracksOf(axes(cells, 0).x, description, cells, gapsAlong("x", plan, level));
  const columns = columnWidths(plan, x, width);
  const lines = linesOfLabels(plan, { tracks: x, sizes: columns }, tools);
  if (lines === undefined) return undefined;
  const down = axes(cells, labelHeight(lines)).y;
  const y = tracksOf(down, description, cells, gapsAlong("y", plan, level));
  const sizes = boxSizes(plan, { tracks: x, sizes: columns, width }, tools);
  if (!sizes) return undefined;
  const rows = rowHeights(plan, y, { sizes, manner });
  const grid: Grid = { x: { tracks: x, sizes: columns }, y: { tracks: y, sizes: rows } };
  const ids = [...description.boxes, ...description.scopes].map(({ id }) => id);
  const places = new Map(ids.map((id) => [id, placeOf(id, grid, plan)] as const));
  const height = gapsOf(y) + rows.reduce((sum, row) => sum + row, 0);
  const labels = description.scopes.map((scope) =>
    labelOf(scope, places.get(scope.id) ?? nowhere, plan.letters, lines),
  );
  const whole = { left: 0, right: width, top: 0, bottom: height };
  const ground = { grid, places, whole, belowLabel: down.pad.from, manner };
  const walls = placeWalls(plan, ground, labels, tools);
  if (!walls) return undefined;
  const stacked = new Set([...sizes].filter(([, size]) => size.stacked).map(([id]) => id));
  const lanes = { x: lanesIn(grid.x), y: lanesIn(grid.y) };
  return { width, height, places, stacked, labels, walls, lanes };
}

/** How far lanes beside each other are apart, in pixels. */
const laneStep = 16;

/** The middle of each gap, and beside it where the gap is wide. */
function lanesIn({ tracks, sizes }: Grid["x"]): number[] {
  return tracks.gaps.flatMap(({ free }, line) => {
    if (free < 24) return [];
    const middle = middleOf(tracks, sizes, line);
    const more = Math.max(0, Math.floor((free - 44) / 2 / laneStep));
    return Array.from({ length: 2 * more + 1 }, (_, at) => middle + (at - more) * laneStep);
  });
}

function placeOf(id: string, grid: Grid, plan: Plan): Rect {
  const { cells, description } = plan;
  const x = reachOf(id, grid.x, cells, description.scopes);
  const y = reachOf(id, grid.y, cells, description.scopes);
  const { left, right } = widening(id, grid.x.tracks, plan);
  return { left: x.from - left, right: x.to + right, top: y.from, bottom: y.to };
}

/** The height that each of several wires between the same two takes with its label, in pixels. */
const wireRoom = 46;

function boxSizes(plan: Plan, x: Grid["x"] & { readonly width: number }, tools: FormTools): BoxSizes | undefined {
  const { description, cells, letters } = plan;
  const sizes = description.boxes.map((box) => {
    const { from, to } = reachOf(box.id, x, cells, description.scopes);
    const more = widening(box.id, x.tracks, plan);
    const size = sizeOfBox(box, to - from + more.left + more.right, letters);
    const least = beside(box.id, description) * wireRoom;
    return size && ([box.id, { ...size, height: Math.max(size.height, least) }] as const);
  });
  const lacking = description.boxes.filter((_, at) => sizes[at] === undefined);
  if (lacking.length > 0) return refuseWidth(plan, lacking, x, tools);
  return new Map(sizes.filter((size) => size !== undefined));
}

/** How many wires run between a box and the same other thing; one needs no room of its own. */
function beside(id: string, { wires }: Description): number {
  const others = wires.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  const most = Math.max(0, ...others.map((other) => others.filter((each) => each === other).length));
  return most > 1 ? most : 0;
}

/** The label of a scope stands in its upper corner at the start. */
function labelOf(scope: Scope, place: Rect, letters: Letters, lines: number): Rect {
  const room = place.right - place.left - besideLabel;
  const width = Math.min(room, badgesOf(scope) + letters.widthOf(scope.label, "label"));
  const { left, top } = place;
  return { left: left + 12, right: left + 12 + width, top: top + 5, bottom: top + 7 + labelHeight(lines) };
}

const badgesOf = (part: Scope) => stepsOf(part).length * (badge.size + badge.gap);

/** How many lines the highest label takes; undefined after reporting those that have no room in their frames. */
function linesOfLabels(plan: Plan, x: Grid["x"], { refuse }: FormTools): number | undefined {
  const { description, cells, letters } = plan;
  const { scopes } = description;
  const lines = scopes.map((scope) => {
    const { from, to } = reachOf(scope.id, x, cells, scopes);
    return letters.linesIn(scope.label, "label", to - from - besideLabel - badgesOf(scope));
  });
  const wide = lines.flatMap((count, at) => (count > labelLines(letters) ? [at] : []));
  const hint = "write fewer words, or give the scope more columns";
  for (const at of wide) refuse(["scopes", at, "label"], "the label is wider than its frame", hint);
  return wide.length === 0 ? Math.max(1, ...lines) : undefined;
}
