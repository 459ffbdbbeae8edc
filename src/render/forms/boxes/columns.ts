import { type Description, stepsOf } from "./description.js";
import { badge, type Letters, labelLines, narrowestBox, shapesOfLabel } from "./letters.js";
import type { Plan } from "./plan.js";
import { gapsOf, reachOf, type Tracks } from "./tracks.js";
import type { Wall } from "./walls.js";
import { widening } from "./widening.js";

/** What the frame of a scope has beside its label, in pixels. */
export const besideLabel = 24;

/** How wide columns are: the same for all, but a column gets from the others what its longest word needs. */
export function columnWidths(plan: Plan, tracks: Tracks, width: number): number[] {
  const { count } = tracks.axis;
  const room = Math.max(count, width - gapsOf(tracks));
  const least = leastWidths(plan, tracks);
  const isEnough = least.reduce((sum, each) => sum + each, 0) <= room;
  if (!isEnough) return least.map(() => room / count);
  let level = room / count;
  for (;;) {
    const fixed = least.filter((each) => each > level);
    const rest = count - fixed.length;
    const next = rest === 0 ? level : (room - fixed.reduce((sum, each) => sum + each, 0)) / rest;
    if (next >= level) return least.map((each) => Math.max(each, level));
    level = next;
  }
}

/** What all columns and gaps must have together, in pixels. */
export const widthNeeded = (plan: Plan, tracks: Tracks): number =>
  leastWidths(plan, tracks).reduce((sum, each) => sum + each, gapsOf(tracks));

/** What each column must have: what a box over several of them needs, they share. */
function leastWidths(plan: Plan, tracks: Tracks): number[] {
  const { description, cells, letters, walls } = plan;
  const sizes = Array.from({ length: tracks.axis.count }, () => 0);
  const needs = [
    ...description.boxes.map((box) => ({ id: box.id, need: narrowestBox(box, letters) })),
    ...description.scopes.map((scope) => ({ id: scope.id, need: besideLabel + labelWidth(scope, letters) })),
    // A wall in a scope is as long as its frame leaves it.
    ...walls.flatMap(({ along: [id = "", other], ...wall }) =>
      wall.upright || id === "" || other ? [] : [{ id, need: besideLabel + lengthOfWall(wall, letters) }],
    ),
  ];
  const span = (id: string) => {
    const { left = 0, right = 0 } = cells.places.get(id) ?? {};
    return { left, right, wide: right - left };
  };
  for (const { id, need } of needs.toSorted((one, other) => span(one.id).wide - span(other.id).wide)) {
    const { left, right, wide } = span(id);
    const reach = reachOf(id, { tracks, sizes }, cells, description.scopes);
    const more = widening(id, tracks, plan);
    const lacks = Math.max(0, need - (reach.to - reach.from) - more.left - more.right);
    for (let column = left; column < right; column++) sizes[column] = (sizes[column] ?? 0) + lacks / wide;
  }
  return sizes;
}

/** What the lines of a wall take at both sides of its words, as in diagram.css, in pixels. */
const wallEnds = 66;

/** How long a wall must be so that its words have room between its lines. */
export const lengthOfWall = ({ label, steps }: Pick<Wall, "label" | "steps">, letters: Letters): number =>
  letters.widthOf(label, "label") + steps.length * (badge.size + badge.gap) + wallEnds;

/** How wide the label of a scope is in as many lines as it may take. */
function labelWidth(scope: Description["scopes"][number], letters: Letters): number {
  const shapes = shapesOfLabel({ label: scope.label, steps: stepsOf(scope).length }, letters);
  return (shapes[labelLines(letters) - 1] ?? shapes.at(-1))?.width ?? 0;
}
