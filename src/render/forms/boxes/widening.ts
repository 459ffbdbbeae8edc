import type { Cells } from "./cells.js";
import type { Description } from "./description.js";
import { hasLongWires } from "./gaps.js";
import type { Rect } from "./geometry.js";
import { lineBetween } from "./neighbours.js";
import { scopesAround, type Tracks } from "./tracks.js";
import { passes, type Wall } from "./walls.js";

interface Parts {
  readonly description: Description;
  readonly cells: Cells;
  readonly walls: readonly Wall[];
}

/** What stays free between two boxes, in pixels. */
const plain = 10;

/**
 * How much wider a box outside of scopes is than its columns, where a gap beside it is wide for other rows only. Rows of
 * as many places keep the same edges: their boxes stand below each other, and arrows between them in one line.
 */
export function widening(
  id: string,
  { gaps, axis }: Tracks,
  parts: Parts,
): { readonly left: number; readonly right: number } {
  const { description, cells, walls } = parts;
  const place = cells.places.get(id);
  const { scopes, wires } = description;
  if (!place || scopesAround(id, scopes).length > 0 || hasLongWires(description, cells)) return { left: 0, right: 0 };
  const counts = countsAt(place, cells);
  const isAlike = (other: Rect) => countsAt(other, cells).some((count) => counts.includes(count));
  const isNeeded = (line: number) =>
    wires.some(({ from, to }) => {
      const [one, other] = [cells.places.get(from), cells.places.get(to)];
      const isHere = one && other && lineBetween(one, other, "x") === line;
      return isHere && (isAlike(one) || isAlike(other));
    }) || walls.some((wall) => wall.upright && wall.line === line && passes(wall, place, cells));
  const spare = (line: number) =>
    line === 0 || line === axis.count || isNeeded(line) ? 0 : Math.max(0, ((gaps[line]?.free ?? 0) - plain) / 2);
  return { left: spare(place.left), right: spare(place.right) };
}

/** The numbers of the rows in which something stands. */
const countsAt = ({ top, bottom }: Rect, { alike }: Cells): readonly number[] => alike.slice(top, bottom);
