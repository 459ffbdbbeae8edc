import type { FormTools } from "../form.js";
import type { Description } from "./description.js";
import { fieldFor, railsOf } from "./field.js";
import { overlap, type Point, type Rect, stretchesOf } from "./geometry.js";
import { placeLabels } from "./labels.js";
import type { Letters } from "./letters.js";
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
    const trip = {
      from,
      to,
      both: wire.both ?? false,
      turn: turnOf(at, wires),
      clear: clearOf(from, to, scene),
      lanes: scene.lanes,
    };
    const corners = routeOf(trip, { ...field, rails });
    if (!corners) return { wire: at, what: "no way" };
    routes.set(at, corners);
  }
  const corners = wires.map((_, at) => routes.get(at) ?? []);
  const labels = placeLabels(corners, { scene, letters, description });
  if (typeof labels === "number") return { wire: labels, what: "no room" };
  return corners.map((each, at) => ({ corners: each, label: labels[at] }));
}

/** The lower end of words at the upper end of a wall between the two; 0 where there are none. */
function clearOf(from: Rect, to: Rect, { walls }: Scene): number {
  const top = Math.max(from.top, to.top);
  const between = { left: Math.min(from.right, to.right), right: Math.max(from.left, to.left), top, bottom: top + 1 };
  return Math.max(0, ...walls.map(({ above, words }) => (above && overlap(words, between) ? words.bottom : 0)));
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
