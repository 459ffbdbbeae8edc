import { membersOf } from "./cells.js";
import type { Description } from "./description.js";
import { edgesOf, grown, nowhere, overlap, type Rect, rectOf, type Stretch } from "./geometry.js";
import type { Scene } from "./scene.js";

/** What a wire must not run along: frames, walls, other wires. Crossing it costs something. */
interface Rail {
  readonly isFlat: boolean;
  /** The ground on which no wire may run beside it. */
  readonly beside: Rect;
  /** Its own ground: a wire there crosses it. */
  readonly own: Rect;
  readonly cost: number;
}

/** What stands in the way of wires. */
export interface Field {
  /** Grounds on which no wire may be. */
  readonly solids: readonly Rect[];
  readonly rails: readonly Rail[];
}

/** The wires of a description that are laid already, as stretches. */
export const railsOf = (stretches: readonly Stretch[]): Rail[] =>
  stretches.map((stretch) => railOf(stretch, { off: 14, cost: 90 }));

/** @param rule how near a wire may run beside it, in pixels, and what it costs to cross it */
function railOf(stretch: Stretch, { off, cost }: { readonly off: number; readonly cost: number }): Rail {
  const line = rectOf(stretch);
  return { isFlat: stretch.isFlat, beside: grown(line, off), own: grown(line, 0.5), cost };
}

/** How far wires keep off boxes that they pass. */
const besideBox = 9;

/** What stands in the way of a wire between these two, which may be scopes. */
export function fieldFor(
  { from, to }: Description["wires"][number],
  { boxes, scopes }: Description,
  scene: Scene,
): Field {
  const ends = [from, to];
  const inside = scopes.filter(({ id }) => ends.includes(id)).flatMap((scope) => membersOf(scope, scopes) ?? []);
  const solids = boxes.flatMap(({ id }) => {
    const place = scene.places.get(id);
    if (!place || inside.includes(id)) return [];
    return [grown(place, ends.includes(id) ? -1 : besideBox)];
  });
  const own = scopes.flatMap(({ id }) => (ends.includes(id) ? (scene.places.get(id) ?? []) : []));
  const frames = scopes.flatMap(({ id }) => (ends.includes(id) ? [] : edgesOf(scene.places.get(id) ?? nowhere)));
  const walls = scene.walls.map(middleOfWall);
  return {
    solids: [
      ...solids,
      ...own.map((place) => grown(place, -1)),
      ...scene.labels.map((label) => grown(label, 2)),
      ...scene.walls.map(({ words }) => grown(words, 3)),
    ],
    rails: [
      ...frames.map((stretch) => railOf(stretch, { off: 10, cost: 20 })),
      ...walls.map((stretch) => railOf(stretch, { off: 14, cost: 0 })),
    ],
  };
}

const middleOfWall = ({ place, upright }: Scene["walls"][number]): Stretch => {
  const { left, right, top, bottom } = place;
  return upright
    ? { isFlat: false, at: (left + right) / 2, from: top, to: bottom }
    : { isFlat: true, at: (top + bottom) / 2, from: left, to: right };
};

/** What it costs to lay a stretch, its length included; undefined where it may not be there. */
export function costOf(stretch: Stretch, { solids, rails }: Field): number | undefined {
  const ground = grown(rectOf(stretch), 0.5);
  if (solids.some((solid) => overlap(solid, ground))) return undefined;
  let cost = Math.abs(stretch.to - stretch.from);
  for (const { isFlat, beside, own, cost: crossing } of rails) {
    const isBeside = isFlat === stretch.isFlat;
    if (isBeside && overlap(beside, ground)) return undefined;
    if (!isBeside && overlap(own, ground)) cost += crossing;
  }
  return cost;
}
