import type { Room } from "../room.js";
import type { Entry } from "./entries.js";
import { type Banner, Header, type Spot, type Stretch } from "./header.js";
import { beside, dot, type Flag, type Place, placeAll } from "./place.js";
import { type Range, shareOf } from "./scale.js";

/** What has to be shown, and in which room. */
export interface Score {
  /** In the order of time. */
  readonly entries: readonly Entry[];
  readonly range: Range;
  readonly bands: readonly { readonly start: number; readonly end: number; readonly words: number }[];
  readonly lanes: number;
  /** How wide the legend is; 0 where there is none. */
  readonly legend: number;
  readonly isDated: boolean;
  readonly room: Room;
  /** The height that the picture may take. */
  readonly height: number;
  /** The width beside the names of lanes. */
  readonly width: number;
}

/** Where everything stands, in CSS pixels from the top and from the side where the axis begins. */
export interface Fit {
  readonly size: number;
  /** Where the axis begins: behind 0 where the dot of an entry at its beginning needs the room. */
  readonly lead: number;
  /** How long the axis is; labels may go beyond its end. */
  readonly axis: number;
  readonly places: readonly (Place & { readonly x: number; readonly top: number; readonly stem: number })[];
  /** The ground lines of the lanes; the last one is the axis. */
  readonly grounds: readonly number[];
  readonly banners: readonly { readonly x: number; readonly top: number }[];
  /** Where bands begin, below a legend that has a line of its own. */
  readonly bandTop: number;
  readonly legend: { readonly x: number; readonly top: number } | undefined;
}

/** Why there is no picture. */
export type Misfit = { readonly fit: number; readonly lacking: Entry } | { readonly band: number };

/** Sizes of labels in CSS pixels, the largest first; and of what is noted beside them, at its least. */
const sizes = [26, 24, 22, 20] as const;
const leastNote = 20;
export const noteSize = (size: number): number => Math.max(leastNote, Math.round(size * 0.85));
/** Between a date, a label and a note, beside a space. */
const wordGap = 8;
/** The height of a level in em: at its least, and where there is more room. */
const level = { least: 1.32, most: 3 } as const;
/** Heights of a line of the head, of what keeps the lowest level from its ground, and of the axis with its marks. */
export const heights = { head: 36, ground: 6, axis: 46 } as const;
/** The share of the width that the axis has at least: labels may go beyond its end. */
const leastAxis = 0.7;
/** How often places are given up again: first never, which costs nothing and mostly is enough. */
const patiences = [0, 60] as const;
/** Between the legend and a label on its level. */
const legendGap = 28;

/** Finds the largest letters in which every label has a place of its own. */
export function fitIn(score: Score): Fit | Misfit {
  let misfit: Misfit | undefined;
  for (const size of sizes)
    for (const patience of patiences)
      for (const axis of axesFor(score, size)) {
        const found = tryWith(score, { size, patience, ...axis });
        if (isFit(found)) return found;
        if (!misfit || isNearer(found, misfit)) misfit = found;
      }
  return misfit ?? { band: 0 };
}

/** An axis in CSS pixels: where it begins, and how long it is. */
interface Axis {
  readonly lead: number;
  readonly axis: number;
}

/** Where a day is, in CSS pixels. */
export const placeOn = ({ lead, axis }: Axis, day: number, range: Range): number => lead + shareOf(day, range) * axis;

/** The axes that may be: as wide as there is room, or so long that all labels have room behind their stems. */
function axesFor(score: Score, size: number): Axis[] {
  const { range, width } = score;
  const shares = score.entries.map(({ date }) => shareOf(date.start, range));
  // A dot stands on its date, so half of the one at an end would lie beyond the picture.
  const lead = Math.min(...shares) * width < dot ? dot : 0;
  const tail = (1 - Math.max(...shares)) * width < dot ? dot : 0;
  const most = score.entries.map(
    (entry) => (width - lead - beside - widthOf(entry, score, size)) / shareOf(entry.date.start, range),
  );
  const longest = width - lead - tail;
  const shorter = Math.floor(Math.min(...most));
  const axes = [longest, ...(shorter < longest && shorter >= width * leastAxis ? [shorter] : [])];
  return axes.map((axis) => ({ lead, axis }));
}

const isNearer = (one: Misfit, other: Misfit) => "fit" in one && (!("fit" in other) || one.fit >= other.fit);

export const isFit = (found: Fit | Misfit): found is Fit => "size" in found;

interface Attempt extends Axis {
  readonly size: number;
  readonly patience: number;
}

function tryWith(score: Score, { size, patience, lead, axis }: Attempt): Fit | Misfit {
  const header = new Header(score.width);
  const xOf = (day: number) => placeOn({ lead, axis }, day, score.range);
  const stretches = score.bands.map(({ start, end, words }): Banner => ({ from: xOf(start), to: xOf(end), words }));
  const spots = stretches.map((each) =>
    header.addBanner(
      each,
      stretches.filter((other) => other !== each),
    ),
  );
  if (!spots.every((spot) => spot !== undefined)) return { band: spots.indexOf(undefined) };
  const inHead = score.legend > 0 ? header.addLegend(score.legend) : undefined;
  const flags = score.entries.map((entry) => ({
    x: xOf(entry.date.start),
    width: widthOf(entry, score, size),
  }));
  const free = (rows: number) => score.height - heights.axis - rows * heights.head - score.lanes * heights.ground;
  const most = Math.floor(free(header.rows) / (size * level.least));
  const placed = placeLanes(score, flags, { most, patience });
  if ("fit" in placed) return placed;
  const inPlot = score.legend > 0 && !inHead ? legendIn(score, flags, placed, stretches) : undefined;
  const isLacking = score.legend > 0 && !inHead && inPlot === undefined;
  const above = isLacking ? 1 : 0;
  const rows = header.rows + above;
  const used = placed.levels.reduce((sum, each) => sum + each, 0);
  const row = Math.min(size * level.most, free(rows) / used);
  const spot = inHead ?? (isLacking ? { row: 0, x: 0 } : undefined);
  const lowered = spots.map((each) => ({ ...each, row: each.row + above }));
  if (row < size * level.least) return { fit: score.entries.length - 1, lacking: placed.highest };
  return arranged({ score, size, lead, axis, flags, placed, row, rows, above, spots: lowered, spot, inPlot });
}

/** How wide the label of an entry is, with its date and its note. */
function widthOf(entry: Entry, { room, isDated }: Score, size: number): number {
  const small = (words: string) => room.widthOf(`${words} `, "text", noteSize(size)) + wordGap;
  const more = (isDated ? small(entry.date.text) : 0) + (entry.note === "" ? 0 : small(entry.note));
  return Math.ceil(room.widthOf(entry.label, "bold", size) + more) + 1;
}

interface Lanes {
  readonly places: readonly Place[];
  /** How many levels each lane has. */
  readonly levels: readonly number[];
  /** An entry of the highest level. */
  readonly highest: Entry;
}

/** Each lane by itself; all their levels together must have room. */
function placeLanes(
  { entries, lanes, width }: Score,
  flags: readonly Flag[],
  { most, patience }: { readonly most: number; readonly patience: number },
): Lanes | { readonly fit: number; readonly lacking: Entry } {
  const places: Place[] = [];
  const levels: number[] = [];
  let before = 0;
  for (let lane = 0; lane < lanes; lane++) {
    const numbers = [...entries.keys()].filter((index) => entries[index]?.lane === lane);
    const own = numbers.flatMap((index) => flags[index] ?? []);
    const left = most - levels.reduce((sum, each) => sum + each, 0) - (lanes - lane - 1);
    const found = placeAll(own, { levels: left, width, patience });
    if ("fit" in found) return { fit: before + found.fit, lacking: entries[numbers[found.lacking] ?? 0] as Entry };
    for (const [at, index] of numbers.entries()) places[index] = found.places[at] as Place;
    levels.push(Math.max(0, ...found.places.map(({ level: each }) => each)) + 1);
    before += own.length;
  }
  const top = places.reduce((best, place, index) => (place.level > (places[best]?.level ?? 0) ? index : best), 0);
  return { places, levels, highest: entries[top] as Entry };
}

/** Where the legend has room beside the labels of the highest level of a time line without lanes, and beside bands. */
function legendIn(
  { lanes, legend, width }: Score,
  flags: readonly Flag[],
  { places, levels }: Lanes,
  bands: readonly Stretch[],
) {
  const top = (levels[0] ?? 1) - 1;
  const taken = flags.flatMap((flag, index) => {
    const place = places[index];
    if (place?.level !== top) return [];
    const [before, behind] = place.isBefore ? [flag.width + beside, dot] : [dot, flag.width + beside];
    return [{ from: flag.x - before - legendGap, to: flag.x + behind + legendGap }];
  });
  const isFree = (x: number) => [...taken, ...bands].every(({ from, to }) => x >= to || x + legend <= from);
  return lanes > 1 ? undefined : [0, width - legend].find((x) => x >= 0 && isFree(x));
}

interface Found extends Axis {
  readonly score: Score;
  readonly size: number;
  readonly flags: readonly Flag[];
  readonly placed: Lanes;
  /** The height of a level. */
  readonly row: number;
  /** Lines of the head. */
  readonly rows: number;
  /** How many of them are above the bands. */
  readonly above: number;
  readonly spots: readonly Spot[];
  /** Of the legend in the head. */
  readonly spot: Spot | undefined;
  /** Where the legend begins on the highest level. */
  readonly inPlot: number | undefined;
}

function arranged({ score, size, lead, axis, flags, placed, row, rows, above, spots, spot, inPlot }: Found): Fit {
  let bottom = rows * heights.head;
  const grounds = placed.levels.map((levels) => {
    bottom += levels * row + heights.ground;
    return bottom;
  });
  const places = placed.places.map((place, index) => {
    const stem = heights.ground + row * (place.level + 0.5);
    const ground = grounds[score.entries[index]?.lane ?? 0] ?? 0;
    return { ...place, x: flags[index]?.x ?? 0, top: ground - stem, stem };
  });
  const inHead = ({ x, row: line }: Spot) => ({ x, top: (line + 0.5) * heights.head });
  const legend = spot
    ? inHead(spot)
    : inPlot === undefined
      ? undefined
      : { x: inPlot, top: rows * heights.head + row / 2 };
  return { size, lead, axis, places, grounds, banners: spots.map(inHead), bandTop: above * heights.head, legend };
}
