import type { Setting } from "../../growth/setting.js";
import type { Cells } from "./cells.js";
import { type Description, stepsOf } from "./description.js";
import { shapesOfLabel, widthOf } from "./letters.js";
import { type Direction, lineBetween } from "./neighbours.js";
import type { Wall } from "./walls.js";

/** Widths of gaps in pixels: between boxes, where a wire crosses, where wires run along; for a wall; a wire through a wall. */
const widths = { plain: 10, crossed: 44, lane: 44, outside: 30, wall: 40, through: 84 } as const;
/** A label beside each other needs room; wider ones are broken or find another place. */
const widestLabel = 170;

interface Parts {
  readonly description: Description;
  readonly cells: Cells;
  readonly walls: readonly Wall[];
  readonly setting: Setting | undefined;
}

/**
 * How wide the gap at each line is.
 * @param level how much more room than at first wires get: a number from 0
 */
export function gapsAlong(direction: Direction, parts: Parts, level: number): (line: number) => number {
  const { description, cells, walls, setting } = parts;
  const last = direction === "x" ? cells.columns : cells.rows;
  const between = (from: string, to: string, along: Direction) => {
    const [one, other] = [cells.places.get(from), cells.places.get(to)];
    return one && other && lineBetween(one, other, along);
  };
  const { wires } = description;
  const hasLong = wires.some(({ from, to }) => (between(from, to, "x") ?? between(from, to, "y")) === undefined);
  return (line) => {
    const own = wires.filter(({ from, to }) => between(from, to, direction) === line);
    const wall = walls.filter((each) => each.line === line && each.upright === (direction === "x"));
    const isOuter = line === 0 || line === last;
    const needs = [isOuter ? 0 : widths.plain];
    // Around the outside only where there is no other way.
    if (hasLong) needs.push(isOuter ? level * widths.outside : widths.lane + level * 20);
    if (own.length > 0) needs.push((wall.length > 0 ? widths.through : widths.crossed) + level * 24);
    if (wall.length > 0) needs.push(widths.wall);
    if (direction === "x") {
      const shapes = own.flatMap((wire) => widestOf(wire, setting));
      needs.push(
        ...shapes.map((width) => width + 30),
        ...wall.map(({ label }) => widthOf(label, "label", setting) + 12),
      );
    }
    return Math.max(...needs);
  };
}

/** The widest shape of a label that a gap makes room for. */
function widestOf(wire: Description["wires"][number], setting: Setting | undefined): number[] {
  const shapes = shapesOfLabel({ label: wire.label, steps: stepsOf(wire).length }, setting).map(({ width }) => width);
  return [shapes.find((width) => width <= widestLabel) ?? Math.min(widestLabel, ...shapes)].slice(0, shapes.length);
}
