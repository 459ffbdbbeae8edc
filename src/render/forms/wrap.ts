import { type FontFace, widthIn } from "../fonts/face.js";
import { piecesOf } from "../line-breaks.js";

/** Where each piece of a text begins and ends when all of them stand on one line, in em. */
function placesOf(face: FontFace, text: string) {
  const space = widthIn(face, " ");
  let at = 0;
  return piecesOf(text).map((piece) => {
    const hasSpace = piece.endsWith(" ");
    const start = at;
    const end = start + widthIn(face, hasSpace ? piece.slice(0, -1) : piece);
    at = end + (hasSpace ? space : 0);
    return { start, end };
  });
}

/** How many lines a text takes in a column of so many em; infinite where a piece is wider than that. */
export function linesIn(face: FontFace, text: string, room: number): number {
  let [lines, from] = [1, 0];
  for (const { start, end } of placesOf(face, text)) {
    if (end - start > room) return Number.POSITIVE_INFINITY;
    if (end - from <= room) continue;
    lines++;
    from = start;
  }
  return lines;
}

/** The narrowest column in em in which a text takes at most so many lines. */
export function narrowest(face: FontFace, text: string, lines: number): number {
  const places = placesOf(face, text);
  const width = (from: number, to: number) => (places[to - 1]?.end ?? 0) - (places[from]?.start ?? 0);
  // A hair more than the sum: what is added up piece by piece must not be wider.
  return evenest({ pieces: places.length, width }, lines) + 0.001;
}

/** Pieces that stand beside each other, and how wide those from one to before another are. */
interface Row {
  readonly pieces: number;
  width(from: number, to: number): number;
}

/** The width of the widest line when pieces are spread over at most so many lines as evenly as can be. */
export function evenest(row: Row, lines: number, from = 0): number {
  const { pieces, width } = row;
  if (from === pieces) return 0;
  if (lines === 1) return width(from, pieces);
  const rest = (cut: number) => evenest(row, lines - 1, cut);
  // A later cut makes the first line wider and the others narrower: where they meet is best.
  let [low, high] = [from + 1, pieces];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (width(from, middle) >= rest(middle)) high = middle;
    else low = middle + 1;
  }
  return low - 1 > from ? Math.min(width(from, low), rest(low - 1)) : width(from, low);
}
