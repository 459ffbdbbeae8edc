import { costOf, type Field } from "./field.js";
import { type Point, type Rect, stretchOf } from "./geometry.js";

/** From where to where, and where a wire may run between. */
export interface Trip {
  readonly from: Rect;
  readonly to: Rect;
  /** Whether there is a head where it begins, too. */
  readonly both: boolean;
  /** Which of how many wires between the same two it is, from 0: they run beside each other in this order. */
  readonly turn: { readonly index: number; readonly count: number };
  /** Below which height wires run best from one side to the other, since words stand above; 0 where none do. */
  readonly clear: number;
  readonly lanes: { readonly x: readonly number[]; readonly y: readonly number[] };
}

/** Ways that wires run: to the end, the bottom, the start, the top. */
const ways = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** A place on the net of lanes, reached in some way. */
interface Spot {
  readonly x: number;
  readonly y: number;
  readonly way: number;
  readonly cost: number;
  readonly before: Spot | undefined;
}

/** A turn costs as much as so many pixels; before a head and behind a beginning, the wire is straight for so long. */
const turn = 60;
const straight = { head: 22, plain: 12 } as const;
/** How far ports keep off the corners of a box. */
const corner = 14;

/**
 * Lays a wire in the gaps, with as few turns and crossings as there can be.
 * @returns its corners from the edge of one thing to the edge of the other; undefined where there is no way
 */
export function routeOf(trip: Trip, field: Field): Point[] | undefined {
  const net = netOf(trip);
  const arrivals = arrivalsOf(trip, net);
  const reached = new Set<number>();
  const open: Spot[] = startsOf(trip, net).toSorted((one, other) => one.cost - other.cost);
  for (let spot = open.shift(); spot; spot = open.shift()) {
    const key = keyOf(spot.x, spot.y, spot.way, net);
    if (reached.has(key)) continue;
    reached.add(key);
    if (arrivals.has(key)) return cornersOf(spot, net);
    for (const next of stepsFrom(spot, { trip, net, field, reached })) insert(open, next);
  }
  return undefined;
}

interface Net {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** At which part of an edge that both things share the wire is at home. */
  readonly part: number;
  readonly clear: number;
}

/** Names a place and a way with one number. */
const keyOf = (x: number, y: number, way: number, { ys }: Net) => (x * ys.length + y) * ways.length + way;

const ascending = (numbers: readonly number[]) =>
  [...new Set(numbers.map(Math.round))].toSorted((one, other) => one - other);

function netOf({ from, to, lanes, clear, turn: { index, count } }: Trip): Net {
  const xs = [from, to].flatMap(({ left, right }) => [left, right, ...partsOf(left, right)]);
  const ys = [from, to].flatMap(({ top, bottom }) => [top, bottom, ...partsOf(top, bottom)]);
  const left = Math.max(from.left, to.left);
  const right = Math.min(from.right, to.right);
  const top = Math.max(from.top, to.top, clear);
  const bottom = Math.min(from.bottom, to.bottom);
  const part = (index + 1) / (count + 1);
  return {
    part,
    clear,
    xs: ascending([...lanes.x, ...xs, ...(left < right ? partsOf(left, right, part) : [])]),
    ys: ascending([...lanes.y, ...ys, ...(top < bottom ? partsOf(top, bottom, part) : [])]),
  };
}

const partsOf = (from: number, to: number, home = 0.5) =>
  [0.2, 0.35, 0.5, 0.65, 0.8, home].map((part) => from + (to - from) * part);

/** Where a wire may leave or reach a thing: on its four edges, best in the middle of what both share. */
function portsOf(
  own: Rect,
  other: Rect,
  { xs, ys, part, clear }: Net,
): { readonly x: number; readonly y: number; readonly way: number; readonly cost: number }[] {
  const ideal = (from: "left" | "top", to: "right" | "bottom") => {
    const start = Math.max(own[from], other[from], from === "top" ? clear : 0);
    const end = Math.min(own[to], other[to]);
    return start < end ? start + (end - start) * part : (own[from] + own[to]) / 2;
  };
  const spread = (at: number, best: number) => Math.abs(at - best) / 2;
  const across = xs.flatMap((at, x) => (at >= own.left + corner && at <= own.right - corner ? [{ at, x }] : []));
  const down = ys.flatMap((at, y) => (at >= own.top + corner && at <= own.bottom - corner ? [{ at, y }] : []));
  const edge = (all: readonly number[], at: number) => all.indexOf(Math.round(at));
  return [
    ...across.flatMap(({ at, x }) => [
      { x, y: edge(ys, own.bottom), way: 1, cost: spread(at, ideal("left", "right")) },
      { x, y: edge(ys, own.top), way: 3, cost: spread(at, ideal("left", "right")) },
    ]),
    ...down.flatMap(({ at, y }) => [
      { x: edge(xs, own.right), y, way: 0, cost: spread(at, ideal("top", "bottom")) },
      { x: edge(xs, own.left), y, way: 2, cost: spread(at, ideal("top", "bottom")) },
    ]),
  ];
}

const startsOf = ({ from, to }: Trip, net: Net): Spot[] =>
  portsOf(from, to, net).map((port) => ({ ...port, before: undefined }));

/** A wire arrives at an edge against the way in which it would leave there. */
const arrivalsOf = ({ from, to }: Trip, net: Net): ReadonlySet<number> =>
  new Set(portsOf(to, from, net).map(({ x, y, way }) => keyOf(x, y, (way + 2) % 4, net)));

/** A search for a way. */
interface Search {
  readonly trip: Trip;
  readonly net: Net;
  readonly field: Field;
  /** The places that are reached already, at no more cost, by their keys. */
  readonly reached: ReadonlySet<number>;
}

function stepsFrom(spot: Spot, { trip, net, field, reached }: Search): Spot[] {
  const here = pointAt(spot, net);
  const mayTurn =
    !isNear(here, trip.from, trip.both ? straight.head : straight.plain) && !isNear(here, trip.to, straight.head);
  const steps: Spot[] = [];
  for (const [way, step] of ways.entries()) {
    if (way === (spot.way + 2) % 4 || (way !== spot.way && !mayTurn)) continue;
    const x = spot.x + step.x;
    const y = spot.y + step.y;
    if (net.xs[x] === undefined || net.ys[y] === undefined || reached.has(keyOf(x, y, way, net))) continue;
    const cost = costOf(stretchOf(here, pointAt({ x, y }, net)), field);
    if (cost !== undefined)
      steps.push({ x, y, way, cost: spot.cost + cost + (way === spot.way ? 0 : turn), before: spot });
  }
  return steps;
}

const pointAt = ({ x, y }: { readonly x: number; readonly y: number }, { xs, ys }: Net): Point => ({
  x: xs[x] ?? 0,
  y: ys[y] ?? 0,
});

const isNear = ({ x, y }: Point, { left, right, top, bottom }: Rect, by: number): boolean =>
  x > left - by && x < right + by && y > top - by && y < bottom + by;

function insert(open: Spot[], spot: Spot): void {
  let [low, high] = [0, open.length];
  while (low < high) {
    const at = (low + high) >> 1;
    if ((open[at]?.cost ?? 0) <= spot.cost) low = at + 1;
    else high = at;
  }
  open.splice(low, 0, spot);
}

/** The points where the wire turns, and both of its ends. */
function cornersOf(last: Spot, net: Net): Point[] {
  const spots: Spot[] = [];
  for (let spot: Spot | undefined = last; spot; spot = spot.before) spots.unshift(spot);
  return spots
    .filter((spot, at) => at === 0 || at === spots.length - 1 || spots[at + 1]?.way !== spot.way)
    .map((spot) => pointAt(spot, net));
}
