import type { Cells } from "./cells.js";
import { type Description, stepsOf } from "./description.js";
import { nowhere } from "./geometry.js";
import { type Letters, type Shape, shapesOfLabel, widthOfMark } from "./letters.js";
import { type Direction, lineBetween } from "./neighbours.js";
import { passes, type Wall } from "./walls.js";

/** Widths of gaps in pixels: between boxes, where a wire crosses, around the outside; for a wall; a wire through a wall. */
const widths = {
  plain: 10,
  crossed: { x: 44, y: 34 },
  outside: 48,
  wall: 40,
  through: 84,
} as const;
/** Widths in pixels where there is room, and where letters are set tight. */
const roomy = {
  /** Where wires run along. */
  lane: 44,
  /** A label between things side by side needs room; wider ones are broken or find another place. */
  widestLabel: 170,
  /** A label at one side of a wall. */
  widestHalf: 120,
  besideLabel: 30,
} as const;
const tight = { lane: 30, widestLabel: 110, widestHalf: 80, besideLabel: 18 } as const;

/** What a label has at both of its sides between a box and the middle of a wall. */
const besideLine = 22;

type Wire = Description["wires"][number];

interface Parts {
  readonly description: Description;
  readonly cells: Cells;
  readonly walls: readonly Wall[];
  readonly letters: Letters;
}

/** The line of the grid between the two neighbours that a wire connects in this direction; undefined where they are none. */
export function crossedBy({ from, to }: Wire, { places }: Cells, direction: Direction) {
  const [one, other] = [places.get(from), places.get(to)];
  return one && other && lineBetween(one, other, direction);
}

/** Whether a wire runs further than to a neighbour, and so along gaps. */
export const hasLongWires = ({ wires }: Description, cells: Cells): boolean =>
  wires.some((wire) => (crossedBy(wire, cells, "x") ?? crossedBy(wire, cells, "y")) === undefined);

/**
 * How wide the gap at each line is.
 * @param level how much more room than at first wires get: a number from 0
 */
export function gapsAlong(direction: Direction, parts: Parts, level: number): (line: number) => number {
  const { description, cells, walls, letters } = parts;
  const last = direction === "x" ? cells.columns : cells.rows;
  const { wires } = description;
  const { lane } = letters.isTight ? tight : roomy;
  const hasLong = hasLongWires(description, cells);
  const hasFlat = wires.some((wire) => crossedBy(wire, cells, "x") !== undefined);
  return (line) => {
    const own = wires.filter((wire) => crossedBy(wire, cells, direction) === line);
    const wall = walls.filter((each) => each.line === line && each.upright === (direction === "x"));
    const isOuter = line === 0 || line === last;
    const needs = [isOuter ? 0 : widths.plain];
    // Around the outside only where there is no other way.
    if (hasLong) needs.push(isOuter ? Math.min(level, 1) * widths.outside : lane + level * 20);
    if (own.length > 0) needs.push((wall.length > 0 ? widths.through : widths.crossed[direction]) + level * 24);
    if (wall.length > 0) needs.push(widths.wall);
    // A label above a wire between low boxes stands higher than these.
    if (direction === "y" && line === 0 && hasFlat) needs.push(level * 18);
    if (direction === "x") {
      const isThrough = (wire: Wire) =>
        [wire.from, wire.to].some((id) => wall.some((each) => passes(each, cells.places.get(id) ?? nowhere, cells)));
      needs.push(
        ...own.flatMap((wire) => (isThrough(wire) ? roomAtWall(wire, letters) : roomBeside(wire, letters))),
        ...wall.map((each) => widthOfMark(each, letters) + 12),
      );
    }
    return Math.max(...needs);
  };
}

/** How the label of a wire stands at one side of a wall that the wire crosses; undefined where it has none. */
export function labelAtWall(wire: Wire, letters: Letters): Shape | undefined {
  return shapeWithin(wire, (letters.isTight ? tight : roomy).widestHalf, letters);
}

/** The widest shape of a wire's label that is no wider than this, or the narrowest one. */
function shapeWithin(wire: Wire, most: number, letters: Letters): Shape | undefined {
  const shapes = shapesOfLabel({ label: wire.label, steps: stepsOf(wire).length }, letters);
  return shapes.find(({ width }) => width <= most) ?? shapes.toSorted((one, other) => one.width - other.width)[0];
}

/** What a gap needs for a label at one side of a wall in its middle. */
function roomAtWall(wire: Wire, letters: Letters): number[] {
  const shape = labelAtWall(wire, letters);
  return shape ? [2 * (shape.width + besideLine)] : [];
}

/** What a gap needs for the label of a wire between things side by side. */
function roomBeside(wire: Wire, letters: Letters): number[] {
  const { widestLabel, besideLabel } = letters.isTight ? tight : roomy;
  const shape = shapeWithin(wire, widestLabel, letters);
  return shape ? [Math.min(roomy.widestLabel, shape.width) + besideLabel] : [];
}
