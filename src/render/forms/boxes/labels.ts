import { type Description, stepsOf } from "./description.js";
import {
  edgesOf,
  grown,
  nowhere,
  overlap,
  type Point,
  type Rect,
  rectOf,
  type Stretch,
  stretchesOf,
} from "./geometry.js";
import { type Letters, type Shape, shapesOfLabel } from "./letters.js";
import type { Scene } from "./scene.js";

interface Ground {
  readonly scene: Scene;
  readonly letters: Letters;
  readonly description: Description;
}

/** What stays free around a label, in pixels. */
const around = 2;

/**
 * Finds a place for the label of each wire, over nothing else.
 * @param routes the corners of each wire
 * @returns a place for each wire that has words or numbers; the index of the first one for which there is none
 */
export function placeLabels(
  routes: readonly (readonly Point[])[],
  { scene, letters, description }: Ground,
): readonly (Rect | undefined)[] | number {
  const taken: Rect[] = [
    ...description.boxes.flatMap(({ id }) => scene.places.get(id) ?? []),
    ...description.scopes.flatMap(({ id }) => edgesOf(scene.places.get(id) ?? nowhere).map(rectOf)),
    ...scene.labels,
    ...scene.walls.flatMap(({ ink }) => ink),
    ...routes.flatMap((corners) => stretchesOf(corners).map((stretch) => grown(rectOf(stretch), 3))),
  ];
  const labels: (Rect | undefined)[] = [];
  for (const [at, wire] of description.wires.entries()) {
    const shapes = shapesOfLabel({ label: wire.label, steps: stepsOf(wire).length }, letters);
    const isFree = (place: Rect) =>
      isInside(place, scene) && !taken.some((other) => overlap(grown(place, around), other));
    const label = firstOf(shapes, (shape) => placeAlong(routes[at] ?? [], shape, { taken, isFree }));
    if (shapes.length > 0 && !label) return at;
    if (label) taken.push(label);
    labels.push(label);
  }
  return labels;
}

const isInside = ({ left, right, top, bottom }: Rect, { width, height }: Scene) =>
  left >= 0 && right <= width && top >= 0 && bottom <= height;

/** Parts of a stretch at which a label stands well, the best one first. */
const parts = [0.5, 0.45, 0.55, 0.4, 0.6, 0.25, 0.75] as const;

/** What a label keeps off, and whether it may stand in a place. */
interface Room {
  readonly taken: readonly Rect[];
  isFree(place: Rect): boolean;
}

/** Where a label of this size stands along a wire: beside its longest part at best, and at last just beside what is taken. */
function placeAlong(corners: readonly Point[], size: Shape, { taken, isFree }: Room): Rect | undefined {
  const stretches = stretchesOf(corners).toSorted(
    (one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from),
  );
  const freeAt = (middlesOf: (stretch: Stretch) => readonly number[]) =>
    firstOf(stretches, (stretch) =>
      firstOf(middlesOf(stretch), (middle) => besideAt(stretch, middle, size).find(isFree)),
    );
  // What is taken is looked through only where none of the few usual places is free.
  return (
    freeAt(({ from, to }) => parts.map((part) => from + (to - from) * part)) ??
    freeAt((stretch) => spotsBeside(stretch, size, taken))
  );
}

/** The first result that there is for any of these, in their order; what comes after it is not looked at. */
function firstOf<T, R>(all: readonly T[], find: (each: T) => R | undefined): R | undefined {
  for (const each of all) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where the middle of a label may be along a stretch so that it just keeps off something: near its middle first. */
function spotsBeside({ isFlat, from, to }: Stretch, { width, height }: Shape, taken: readonly Rect[]): number[] {
  const reach = (isFlat ? width : height) / 2 + around;
  const middle = (from + to) / 2;
  return taken
    .flatMap(({ left, right, top, bottom }) => (isFlat ? [left - reach, right + reach] : [top - reach, bottom + reach]))
    .filter((spot) => spot >= Math.min(from, to) && spot <= Math.max(from, to))
    .toSorted((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
}

/** How far a label is from its shaft, in pixels: heads are wider. */
const away = 11;

/** The two places beside a stretch where the label's middle is there. */
function besideAt({ isFlat, at }: Stretch, middle: number, { width, height }: Shape): Rect[] {
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
}
