/** Where a tile lies in the window. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

/** The way in which the tiles run, and how far one sees. */
export interface View {
  readonly isRtl: boolean;
  readonly height: number;
}

/** What lies in one row differs by less than this. */
const sameRow = 2;

/**
 * The tile to which a key leads from another one. Left and right follow the order of the slides over ends of rows and
 * parts; up and down go to the tile that lies nearest in the next row, in whichever part that is.
 * @returns undefined when the key leads nowhere, or is none of these
 */
export function neighbour(key: string, at: number, places: readonly Place[], view: View): number | undefined {
  const from = places[at];
  const last = places.length - 1;
  if (!from) return last < 0 ? undefined : 0;
  const onward = view.isRtl ? "ArrowLeft" : "ArrowRight";
  if (key === "ArrowLeft" || key === "ArrowRight") return Math.min(last, Math.max(0, at + (key === onward ? 1 : -1)));
  if (key === "Home") return 0;
  if (key === "End") return last;
  const page = view.height * 0.9;
  const distances: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  const distance = distances[key];
  return distance === undefined ? undefined : inAnotherRow(from, distance, places);
}

/** The nearest tile of the row that is nearest to a distance; the sign says in which direction. */
function inAnotherRow(from: Place, distance: number, places: readonly Place[]): number | undefined {
  const direction = Math.sign(distance);
  const beyond = places.filter(({ top }) => (top - from.top) * direction > sameRow);
  const least = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const away = ({ top }: Place) => Math.abs(top - from.top - distance);
  const nearest = least(beyond.map(away));
  const row = beyond.filter((place) => away(place) < nearest + sameRow);
  const aside = (place: Place) => Math.abs(place.left + place.width / 2 - (from.left + from.width / 2));
  const closest = least(row.map(aside));
  const found = row.find((place) => aside(place) === closest);
  return found && places.indexOf(found);
}
