import type { FormTools } from "../form.js";
import { type Description, stepsOf } from "./description.js";
import { fieldFor, railsOf } from "./field.js";
import { edgesOf, grown, overlap, type Point, type Rect, rectOf, type Stretch, stretchOf } from "./geometry.js";
import { type Letters, shapesOfLabel } from "./letters.js";
import { routeOf } from "./route.js";
import type { Scene } from "./scene.js";

/** A wire that is laid. */
export interface LaidWire {
  readonly corners: readonly Point[];
  /** Where its words and numbers stand; undefined where it has none. */
  readonly label: Rect | undefined;
}

/** What went wrong: which wire, and what. */
export interface WireFault {
  readonly wire: number;
  readonly what: "no way" | "no room";
}

type Wire = Description["wires"][number];

const stretchesOf = (corners: readonly Point[]): Stretch[] =>
  corners.slice(1).map((corner, at) => stretchOf(corners[at] ?? corner, corner));

/** Lays all wires, the short ones first, then finds room for their labels. */
export function layWires(description: Description, scene: Scene, letters: Letters): LaidWire[] | WireFault {
  const { wires } = description;
  const order = wires
    .map((_, at) => at)
    .toSorted((one, other) => lengthOf(wires[one], scene) - lengthOf(wires[other], scene));
  const routes = new Map<number, Point[]>();
  for (const at of order) {
    const wire = wires[at];
    const from = scene.places.get(wire?.from ?? "");
    const to = scene.places.get(wire?.to ?? "");
    if (!wire || !from || !to) continue;
    const field = fieldFor(wire, description, scene);
    const rails = [...field.rails, ...railsOf([...routes.values()].flatMap(stretchesOf))];
    const trip = { from, to, both: wire.both ?? false, turn: turnOf(at, wires), lanes: scene.lanes };
    const corners = routeOf(trip, { ...field, rails });
    if (!corners) return { wire: at, what: "no way" };
    routes.set(at, corners);
  }
  return labelWires(wires, routes, { scene, letters, description });
}

/** Wires between the same two run beside each other in the order in which they are written. */
function turnOf(at: number, wires: readonly Wire[]) {
  const pair = ({ from = "", to = "" }: Partial<Wire>) => [from, to].toSorted().join("\n");
  const same = wires.map((_, index) => index).filter((index) => pair(wires[index] ?? {}) === pair(wires[at] ?? {}));
  return { index: same.indexOf(at), count: same.length };
}

function lengthOf(wire: Wire | undefined, { places }: Scene): number {
  const [from, to] = [places.get(wire?.from ?? ""), places.get(wire?.to ?? "")];
  if (!from || !to) return 0;
  const across = Math.max(0, from.left - to.right, to.left - from.right);
  const down = Math.max(0, from.top - to.bottom, to.top - from.bottom);
  return across + down;
}

interface Ground {
  readonly scene: Scene;
  readonly letters: Letters;
  readonly description: Description;
}

function labelWires(
  wires: readonly Wire[],
  routes: ReadonlyMap<number, Point[]>,
  { scene, letters, description }: Ground,
): LaidWire[] | WireFault {
  const taken: Rect[] = [
    ...description.boxes.flatMap(({ id }) => scene.places.get(id) ?? []),
    ...description.scopes.flatMap(({ id }) => edgesOf(scene.places.get(id) ?? none).map(rectOf)),
    ...scene.labels,
    ...scene.walls.map(({ place, words, upright }) => (upright ? words : place)),
    ...[...routes.values()].flatMap((corners) => stretchesOf(corners).map((stretch) => grown(rectOf(stretch), 3))),
  ];
  const laid: LaidWire[] = [];
  for (const [at, wire] of wires.entries()) {
    const corners = routes.get(at) ?? [];
    const shapes = shapesOfLabel({ label: wire.label, steps: stepsOf(wire).length }, letters);
    const places = shapes.flatMap((shape) => placesAlong(corners, shape));
    const label = places.find(
      (place) => isInside(place, scene) && !taken.some((other) => overlap(grown(place, 2), other)),
    );
    if (shapes.length > 0 && !label) return { wire: at, what: "no room" };
    if (label) taken.push(label);
    laid.push({ corners, label });
  }
  return laid;
}

const none: Rect = { left: 0, right: 0, top: 0, bottom: 0 };

const isInside = ({ left, right, top, bottom }: Rect, { width, height }: Scene) =>
  left >= 0 && right <= width && top >= 0 && bottom <= height;

/** How far a label is from its shaft, in pixels: heads are wider. */
const away = 11;

/** Where a label of this size may stand along a wire: beside its longest part first. */
function placesAlong(
  corners: readonly Point[],
  { width, height }: { readonly width: number; readonly height: number },
): Rect[] {
  const parts = stretchesOf(corners).toSorted(
    (one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from),
  );
  return parts.flatMap(({ isFlat, at, from, to }) =>
    [0.5, 0.45, 0.55, 0.4, 0.6, 0.25, 0.75].flatMap((part) => {
      const middle = from + (to - from) * part;
      if (!isFlat) {
        const down = { top: middle - height / 2, bottom: middle + height / 2 };
        return [
          { ...down, left: at + away, right: at + away + width },
          { ...down, left: at - away - width, right: at - away },
        ];
      }
      const along = { left: middle - width / 2, right: middle + width / 2 };
      return [
        { ...along, top: at - away - height, bottom: at - away },
        { ...along, top: at + away, bottom: at + away + height },
      ];
    }),
  );
}

/** Says of a wire why it cannot be drawn. */
export function refuseWire({ wire, what }: WireFault, { wires }: Description, { refuse }: FormTools): undefined {
  const { from, to, label = "" } = wires[wire] ?? { from: "", to: "" };
  if (what === "no way")
    return refuse(
      ["wires", wire],
      `there is no way for a wire from “${from}” to “${to}”`,
      "put the two nearer to each other in rows, or leave a place free with a dot",
    );
  return refuse(
    ["wires", wire, label === "" ? "step" : "label"],
    `the label of the wire from “${from}” to “${to}” would touch something`,
    "write fewer words, or put the two further apart in rows",
  );
}
