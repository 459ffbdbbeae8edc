import { crossedBy, labelAtWall } from "./gaps.js";
import { nowhere } from "./geometry.js";
import { heightOfWords, leastHeight, type Manner } from "./placed-walls.js";
import type { Plan } from "./plan.js";
import { freeFrom, reachOf, type Tracks } from "./tracks.js";
import { rowsOfWall, type Wall } from "./walls.js";

/** What was found out about boxes, by their ids: heights in pixels. */
export type BoxSizes = ReadonlyMap<string, { readonly stacked: boolean; readonly height: number }>;

/** What a wire takes beside its label, in pixels. */
const besideWire = 16;

interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly need: number;
  /** How high it is already while rows have these sizes. */
  heightIn(rows: readonly number[]): number;
}

/** Each row is as high as its highest box; what a box or a wall over several rows still lacks, they share. */
export function rowHeights(
  plan: Plan,
  tracks: Tracks,
  { sizes, manner }: { readonly sizes: BoxSizes; readonly manner: Manner },
): number[] {
  const { cells, description } = plan;
  const rows = Array.from({ length: cells.rows }, () => 0);
  const boxes = description.boxes.map(({ id }): Span => {
    const { top, bottom } = cells.places.get(id) ?? nowhere;
    const heightIn = (now: readonly number[]) => {
      const { from, to } = reachOf(id, { tracks, sizes: now }, cells, description.scopes);
      return to - from;
    };
    return { top, bottom, need: sizes.get(id)?.height ?? 0, heightIn };
  });
  const upright = plan.walls.filter((wall) => wall.upright);
  const spans = [...boxes, ...upright.flatMap((wall) => spansOfWall(wall, { plan, tracks, manner }))];
  for (const { top, bottom, need, heightIn } of spans.toSorted((one, other) => highOf(one) - highOf(other))) {
    const lacks = Math.max(0, need - heightIn(rows));
    for (let row = top; row < bottom; row++) rows[row] = (rows[row] ?? 0) + lacks / (bottom - top);
  }
  return rows;
}

const highOf = ({ top, bottom }: Span) => bottom - top;

/** What an upright wall needs: a line beside its words, and room for wires below words at its upper end. */
function spansOfWall(
  wall: Wall,
  { plan, tracks, manner }: { readonly plan: Plan; readonly tracks: Tracks; readonly manner: Manner },
): Span[] {
  const { cells, description, letters } = plan;
  const spanOf = (top: number, bottom: number, need: number): Span => {
    const heightIn = (sizes: readonly number[]) => {
      const { free = 0, after = 0 } = tracks.gaps[top] ?? {};
      return (
        freeFrom(tracks, sizes, bottom) -
        (tracks.gaps[bottom]?.before ?? 0) -
        freeFrom(tracks, sizes, top) -
        free -
        after
      );
    };
    return { top, bottom, need, heightIn };
  };
  const { top, bottom } = rowsOfWall(wall, cells);
  const whole = spanOf(top, bottom, leastHeight(wall, manner));
  if (manner === "middle") return [whole];
  const beside = description.wires.flatMap((wire) => {
    const [one, other] = [cells.places.get(wire.from), cells.places.get(wire.to)];
    if (!one || !other || crossedBy(wire, cells, "x") !== wall.line) return [];
    const common = { top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom) };
    const label = labelAtWall(wire, letters)?.height ?? 0;
    return common.top <= top && top < common.bottom ? [{ ...common, label }] : [];
  });
  // Wires are as far from each other, from the words and from the lower edge.
  const apart = Math.max(0, ...beside.map(({ label }) => label)) + besideWire;
  const need = heightOfWords(wall, manner) + (beside.length + 1) * apart;
  return [whole, ...beside.map((span) => spanOf(span.top, span.bottom, need))];
}
