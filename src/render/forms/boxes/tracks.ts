import type { Cells } from "./cells.js";
import type { Description, Scope } from "./description.js";
import type { Rect } from "./geometry.js";

/** Where the frame of a scope keeps off what is in it, in pixels; its label stands above. */
const framePads = { start: 12, end: 12, top: 12, bottom: 12 } as const;

interface Axis {
  readonly from: "left" | "top";
  readonly to: "right" | "bottom";
  readonly count: number;
  readonly pad: { readonly from: number; readonly to: number };
}

/** The gap at one line of the grid: frames that end, the gap itself, frames that begin. */
interface Gap {
  readonly before: number;
  readonly free: number;
  readonly after: number;
}

/** One direction of the grid. */
export interface Tracks {
  readonly axis: Axis;
  readonly gaps: readonly Gap[];
}

/** @param label the height of the highest label of a scope in pixels */
export const axes = (cells: Cells, label: number): { readonly x: Axis; readonly y: Axis } => ({
  x: { from: "left", to: "right", count: cells.columns, pad: { from: framePads.start, to: framePads.end } },
  y: { from: "top", to: "bottom", count: cells.rows, pad: { from: framePads.top + label, to: framePads.bottom } },
});

/** The scopes around a box or scope, the nearest first. */
export function scopesAround(id: string, scopes: readonly Scope[]): Scope[] {
  const outer = scopes.find((scope) => scope.holds.includes(id));
  return outer ? [outer, ...scopesAround(outer.id, scopes)] : [];
}

/** How many scopes around a thing begin or end at the same line as it does. */
function shared(id: string, side: keyof Rect, { places }: Cells, scopes: readonly Scope[]): number {
  const own = places.get(id)?.[side];
  return scopesAround(id, scopes).filter((scope) => places.get(scope.id)?.[side] === own).length;
}

/**
 * Divides one direction: gaps stand where a box begins or ends, and at both edges.
 * @param free the width of the gap at a line, without frames
 */
export function tracksOf(
  axis: Axis,
  { scopes, boxes }: Description,
  cells: Cells,
  free: (line: number) => number,
): Tracks {
  const depth = (line: number, side: "left" | "right" | "top" | "bottom") =>
    Math.max(
      0,
      ...boxes
        .filter(({ id }) => cells.places.get(id)?.[side] === line)
        .map(({ id }) => shared(id, side, cells, scopes)),
    );
  const used = (line: number) =>
    boxes.some(({ id }) => cells.places.get(id)?.[axis.from] === line || cells.places.get(id)?.[axis.to] === line);
  const gaps = Array.from({ length: axis.count + 1 }, (_, line) => ({
    before: depth(line, axis.to) * axis.pad.to,
    free: used(line) ? free(line) : 0,
    after: depth(line, axis.from) * axis.pad.from,
  }));
  return { axis, gaps };
}

const sizeOf = ({ before, free, after }: Gap): number => before + free + after;

/** What all gaps take together. */
export const gapsOf = ({ gaps }: Tracks): number => gaps.reduce((sum, gap) => sum + sizeOf(gap), 0);

/** Where the free part of the gap at a line begins. */
export function freeFrom({ gaps }: Tracks, sizes: readonly number[], line: number): number {
  const before = gaps.slice(0, line).reduce((sum, gap) => sum + sizeOf(gap), 0);
  return before + sizes.slice(0, line).reduce((sum, size) => sum + size, 0) + (gaps[line]?.before ?? 0);
}

/** The middle of the gap at a line. */
export const middleOf = (tracks: Tracks, sizes: readonly number[], line: number): number =>
  freeFrom(tracks, sizes, line) + (tracks.gaps[line]?.free ?? 0) / 2;

/** From where to where a box or scope reaches; where fewer frames are around it than around others, it is longer. */
export function reachOf(
  id: string,
  { tracks, sizes }: { readonly tracks: Tracks; readonly sizes: readonly number[] },
  cells: Cells,
  scopes: readonly Scope[],
): { readonly from: number; readonly to: number } {
  const { axis, gaps } = tracks;
  const place = cells.places.get(id);
  const [first, last] = [place?.[axis.from] ?? 0, place?.[axis.to] ?? 0];
  const start = freeFrom(tracks, sizes, first) + (gaps[first]?.free ?? 0);
  return {
    from: start + shared(id, axis.from, cells, scopes) * axis.pad.from,
    to: freeFrom(tracks, sizes, last) - shared(id, axis.to, cells, scopes) * axis.pad.to,
  };
}
