import type { FormTools } from "../form.js";
import { lengthOfWall } from "./columns.js";
import { around, grown, nowhere, overlap, type Rect } from "./geometry.js";
import { badge, heightOfLabel, type Letters, widthOfMark } from "./letters.js";
import type { Plan } from "./plan.js";
import { freeFrom, middleOf, type Tracks } from "./tracks.js";
import type { Wall } from "./walls.js";

/** Where the words of an upright wall stand: in its middle, or at its upper end, where wires need the middle. */
export type Manner = "middle" | "above";

/** A wall with its place, in pixels. */
export interface PlacedWall extends Wall {
  readonly place: Rect;
  /** The ground of its words, which no wire crosses: of an upright wall as wide as its gap. */
  readonly words: Rect;
  /** Where its lines and words are, with what stays free around them. */
  readonly ink: readonly Rect[];
  /** Whether its words stand at its upper end. */
  readonly above: boolean;
}

/** In pixels: half of the band of a wall that lies, and of the line of one that stands, with what stays free beside it. */
const half = { band: 14, line: 8 } as const;
/** What a standing wall has above and below its words, and the shortest line there, as in diagram.css, in pixels. */
const stand = { beside: 8, line: 24 } as const;

/** How high the words of a standing wall are with what stays free around them, in pixels. */
export const heightOfWords = ({ steps }: Pick<Wall, "steps">, manner: Manner): number =>
  heightOfLabel(steps.length) + (manner === "above" ? 1 : 2) * stand.beside;

/** How high a standing wall must be so that there is a line beside its words, in pixels. */
export const leastHeight = (wall: Pick<Wall, "steps">, manner: Manner): number =>
  heightOfWords(wall, manner) + (manner === "above" ? 1 : 2) * stand.line;

/** Where a wall may stand. */
interface Ground {
  readonly grid: Readonly<Record<"x" | "y", { readonly tracks: Tracks; readonly sizes: readonly number[] }>>;
  readonly places: ReadonlyMap<string, Rect>;
  readonly whole: Rect;
  /** How far below the upper edge of a frame a wall in it begins, in pixels. */
  readonly belowLabel: number;
  readonly manner: Manner;
}

/** Places the walls of a picture; undefined after reporting words without room, or two walls in one place. */
export function placeWalls(
  { walls, letters }: Plan,
  ground: Ground,
  labels: readonly Rect[],
  { refuse }: FormTools,
): readonly PlacedWall[] | undefined {
  const placed = walls.map((wall) => (wall.upright ? placeUpright : placeFlat)(wall, ground, letters));
  const short = placed.find(
    ({ upright, place, ...wall }) => !upright && lengthOfWall(wall, letters) > place.right - place.left,
  );
  if (short)
    return refuse(
      short.path,
      "the label is longer than its wall",
      "write fewer words, or put more columns between its ends",
    );
  const second = placed.find((wall, at) => placed.slice(0, at).some((before) => isSame(before, wall)));
  if (second) {
    const hint = "give both short: true, or write one wall for all";
    return refuse(second.path, "another wall stands in the same place", hint);
  }
  const struck = placed.find((wall) => isStruck(wall, placed, labels));
  if (!struck) return placed;
  return refuse(
    struck.path,
    `the label of the wall, “${struck.label}”, would touch something`,
    "give short: true to the wall that crosses it, or take one of the two out",
  );
}

/** Whether two walls would be drawn over each other. */
const isSame = (one: PlacedWall, other: PlacedWall) => one.upright === other.upright && overlap(one.place, other.place);

/** Whether another wall would cross the words of this one, or this one those of a scope. */
function isStruck(wall: PlacedWall, all: readonly PlacedWall[], labels: readonly Rect[]): boolean {
  const [words] = wall.ink;
  const others = all.filter((other) => other !== wall).flatMap(({ ink }) => ink);
  return (
    others.some((ink) => words && overlap(words, ink)) ||
    wall.ink.some((ink) => labels.some((label) => overlap(label, ink)))
  );
}

const reachOfWall = ({ along }: Wall, { places, whole }: Ground): Rect =>
  along.length === 0 ? whole : around(along.map((id) => places.get(id) ?? nowhere));

/** How far a wall keeps off the frame that it crosses, in pixels. */
const offFrame = ({ isFramed }: Wall) => (isFramed ? 12 : 0);

function placeFlat(wall: Wall, ground: Ground, letters: Letters): PlacedWall {
  const { tracks, sizes } = ground.grid.y;
  const middle = middleOf(tracks, sizes, wall.line);
  const reach = reachOfWall(wall, ground);
  const inset = offFrame(wall);
  const down = { top: middle - half.band, bottom: middle + half.band };
  const place = { left: reach.left + inset, right: reach.right - inset, ...down };
  const centre = (place.left + place.right) / 2;
  const length = letters.widthOf(wall.label, "label") + wall.steps.length * (badge.size + badge.gap) + 8;
  const words = { ...place, left: centre - length / 2, right: centre + length / 2 };
  return { ...wall, place, words, ink: [words, place], above: false };
}

function placeUpright(wall: Wall, ground: Ground, letters: Letters): PlacedWall {
  const { tracks, sizes } = ground.grid.x;
  const reach = reachOfWall(wall, ground);
  const start = freeFrom(tracks, sizes, wall.line);
  const down = { top: reach.top + (wall.isFramed ? ground.belowLabel : 0), bottom: reach.bottom - offFrame(wall) };
  const place = { left: start, right: start + (tracks.gaps[wall.line]?.free ?? 0), ...down };
  const above = ground.manner === "above";
  const high = heightOfWords(wall, ground.manner);
  const top = above ? place.top : (place.top + place.bottom - high) / 2;
  const words = { ...place, top, bottom: top + high };
  const middle = middleOf(tracks, sizes, wall.line);
  const line = { ...place, left: middle, right: middle };
  const side = widthOfMark(wall, letters) / 2 + 4;
  return {
    ...wall,
    place,
    words,
    ink: [
      { ...words, left: middle - side, right: middle + side },
      { ...grown(line, half.line), top: above ? words.bottom : place.top, bottom: place.bottom },
    ],
    above,
  };
}
