import type { FormTools } from "../form.js";
import type { Description, Scope } from "./description.js";
import { around, nowhere, overlap, type Rect } from "./geometry.js";

/** Where things stand in a grid: rectangles between its lines, counted from 0. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  /** A number for each row: those of the same number have as many places, and keep the same edges. */
  readonly alike: readonly number[];
  /** Boxes and scopes by their ids. */
  readonly places: ReadonlyMap<string, Rect>;
}

/** Rows of different lengths share columns: each box has the same part of its row. */
export function cellsOfRows(
  { boxes }: Description,
  rows: readonly (readonly string[])[],
  tools: FormTools,
): Cells | undefined {
  const columns = rows.reduce((sum, row) => leastMultiple(sum, row.length), 1);
  const places = new Map<string, Rect>();
  const areas = new Map<string, number>();
  rows.forEach((row, top) => {
    const wide = columns / row.length;
    row.forEach((id, place) => {
      if (id === ".") return;
      const cell = { left: place * wide, right: (place + 1) * wide, top, bottom: top + 1 };
      const before = places.get(id);
      places.set(id, before ? around([before, cell]) : cell);
      areas.set(id, (areas.get(id) ?? 0) + wide);
    });
  });
  let isWell = true;
  boxes.forEach(({ id }, at) => {
    const { left, right, top, bottom } = places.get(id) ?? nowhere;
    if ((right - left) * (bottom - top) === areas.get(id)) return;
    isWell = false;
    tools.refuse(
      ["boxes", at, "id"],
      `the places of “${id}” are no rectangle`,
      "name it again only beside or below itself",
    );
  });
  return isWell ? { columns, rows: rows.length, alike: rows.map(({ length }) => length), places } : undefined;
}

/** Adds the places of scopes, in each of which nothing else may stand; undefined after reporting what does. */
export function withScopes({ scopes, boxes }: Description, cells: Cells, { refuse }: FormTools): Cells | undefined {
  let isWell = true;
  const places = new Map(cells.places);
  scopes.forEach((scope, at) => {
    const members = membersOf(scope, scopes);
    if (!members) {
      isWell = false;
      refuse(["scopes", at, "holds"], `“${scope.id}” is inside itself`, "take one of the scopes out of the other");
      return;
    }
    const place = around(members.map((id) => places.get(id) ?? nowhere));
    const stranger = boxes.find(({ id }) => !members.includes(id) && overlap(places.get(id) ?? nowhere, place));
    places.set(scope.id, place);
    if (!stranger) return;
    isWell = false;
    refuse(
      ["scopes", at, "holds"],
      `“${stranger.id}” would stand in “${scope.id}”, which does not hold it`,
      "put what a scope holds side by side or one below the other in rows",
    );
  });
  return isWell ? { ...cells, places } : undefined;
}

/** The ids of all boxes in a scope and the scopes in it; undefined where it holds itself. */
export function membersOf(scope: Scope, scopes: readonly Scope[], outer: readonly Scope[] = []): string[] | undefined {
  if (outer.includes(scope)) return undefined;
  const found = scope.holds.map((id) => {
    const inner = scopes.find((other) => other.id === id);
    return inner ? membersOf(inner, scopes, [...outer, scope]) : [id];
  });
  return found.every((each) => each !== undefined) ? found.flat() : undefined;
}

const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
const leastMultiple = (one: number, other: number): number => (one * other) / divisor(one, other);
