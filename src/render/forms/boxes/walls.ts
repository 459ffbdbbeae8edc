import type { Path } from "../../../content/yaml-place.js";
import type { FormTools } from "../form.js";
import type { Cells } from "./cells.js";
import { type Description, stepsOf } from "./description.js";
import { around, type Rect } from "./geometry.js";
import { lineBetween, meets } from "./neighbours.js";
import { scopesAround } from "./tracks.js";

/** A wall in the gap at a line of the grid. */
export interface Wall {
  readonly label: string;
  readonly steps: readonly number[];
  /** Whether it stands between two things side by side. */
  readonly upright: boolean;
  readonly line: number;
  /** From which thing to which it reaches: what it keeps apart, or the scope around both; none: the whole picture. */
  readonly along: readonly string[];
  /** Whether it keeps off the frame of the scope that it crosses. */
  readonly isFramed: boolean;
  /** The ids of the two things that it keeps apart. */
  readonly sides: readonly [string, string];
  /** Where it is written. */
  readonly path: Path;
}

/** The rows of the grid along which an upright wall stands. */
export function rowsOfWall({ along }: Pick<Wall, "along">, { places, rows }: Cells): { top: number; bottom: number } {
  const found = along.flatMap((id) => places.get(id) ?? []);
  return found.length === 0 ? { top: 0, bottom: rows } : around(found);
}

/** Whether an upright wall stands beside what has this place. */
export function passes(wall: Pick<Wall, "along">, place: Rect, cells: Cells): boolean {
  return meets({ ...place, ...rowsOfWall(wall, cells) }, place, "y");
}

/** The walls of a picture, those on wires among them; undefined after reporting one that is not between two things. */
export function wallsOf(description: Description, cells: Cells, tools: FormTools): Wall[] | undefined {
  const { walls, wires } = description;
  const written = [
    ...walls.map(({ between: [one = "", other = ""], label, short = false, step }, at) => ({
      one,
      other,
      label,
      short,
      steps: stepsOf({ step }),
      path: ["walls", at, "between"],
    })),
    ...wires.flatMap(({ from, to, wall }, at) =>
      wall === undefined
        ? []
        : [{ one: from, other: to, label: wall, short: false, steps: [], path: ["wires", at, "wall"] }],
    ),
  ];
  const found = written.map(({ path, ...wall }) => wallBetween(wall, path, description, { cells, tools }));
  return found.every((wall) => wall !== undefined) ? found : undefined;
}

interface Written {
  readonly one: string;
  readonly other: string;
  readonly label: string;
  readonly short: boolean;
  readonly steps: readonly number[];
}

function wallBetween(
  { one, other, label, short, steps }: Written,
  path: Path,
  { scopes, boxes }: Description,
  { cells, tools }: { readonly cells: Cells; readonly tools: FormTools },
): Wall | undefined {
  const first = cells.places.get(one);
  const second = cells.places.get(other);
  const isBelow = first && second && lineBetween(first, second, "y");
  const isBeside = first && second && lineBetween(first, second, "x");
  const line = isBelow ?? isBeside;
  if (line === undefined) {
    const detail = `the wall is not between two things: “${one}” and “${other}” are no neighbours`;
    return tools.refuse(path, detail, "name two things that stand side by side or one below the other");
  }
  const upright = isBelow === undefined;
  const wall = { label, steps, upright, line, sides: [one, other], path } as const;
  if (short) return { ...wall, along: [narrower(one, other, { cells, upright })], isFramed: false };
  const [from, to] = upright ? (["left", "right"] as const) : (["top", "bottom"] as const);
  const common = scopesAround(one, scopes).find((scope) => scopesAround(other, scopes).includes(scope));
  const whole = common && cells.places.get(common.id);
  // What stands across the line, a box or a scope that holds neither, ends the wall.
  const things = [...boxes.map((box) => box.id), ...scopes.map(({ id }) => id)];
  const isCrossed = things.some((id) => {
    const place = cells.places.get(id);
    const inReach = place && (!whole || meets(place, whole, upright ? "y" : "x"));
    return (
      place &&
      inReach &&
      id !== common?.id &&
      place[from] < line &&
      place[to] > line &&
      !isAround(id, common?.id, scopes)
    );
  });
  const along = isCrossed ? [one, other] : common ? [common.id] : [];
  return { ...wall, along, isFramed: !isCrossed && common !== undefined };
}

/** Which of two things is the shorter one along a wall between them. */
function narrower(
  one: string,
  other: string,
  { cells, upright }: { readonly cells: Cells; readonly upright: boolean },
): string {
  const [from, to] = upright ? (["top", "bottom"] as const) : (["left", "right"] as const);
  const lengthOf = (id: string) => {
    const place = cells.places.get(id);
    return place ? place[to] - place[from] : 0;
  };
  return lengthOf(other) < lengthOf(one) ? other : one;
}

const isAround = (id: string, inner: string | undefined, scopes: Description["scopes"]): boolean =>
  inner !== undefined && scopesAround(inner, scopes).some((scope) => scope.id === id);
