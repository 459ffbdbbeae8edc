import { edgesOf, shownOf } from "./geometry.js";
import type { Rect } from "./rect.js";
import type { Clip } from "./seen.js";

/** Backgrounds show as well in a picture of a third of the size. */
export const shotScale = 1 / 3;

/** What can be seen of lines on a slide, when its edges and boxes around them have cut them. */
export function seenLines(
  lines: readonly Rect[],
  { width, height }: { readonly width: number; readonly height: number },
  clips: readonly Clip[],
): Rect[] {
  const cuts = [{ left: 0, top: 0, right: width, bottom: height }, ...clips.map(edgesOf)];
  return lines.flatMap((line) => shownOf(line, cuts) ?? []);
}

const rows = [0.3, 0.5, 0.7] as const;

const columnsOf = ({ left, right }: Rect) => Math.min(24, Math.max(3, Math.round((right - left) / 14)));

/** A grid over a line of text, denser for long lines. */
export function placesBehind(line: Rect): (readonly [x: number, y: number])[] {
  const { left, top, right, bottom } = line;
  const columns = columnsOf(line);
  return rows.flatMap((row) =>
    Array.from({ length: columns }, (_, column) => {
      const x = left + ((column + 0.5) / columns) * (right - left);
      return [x, top + row * (bottom - top)] as const;
    }),
  );
}

/** The browser moves edges of boxes to whole pixels. */
const moved = 0.5;
/** How far the pixel of a picture that is looked at reaches beyond its place. */
const reach = { before: 0.5 / shotScale + moved, after: 1.5 / shotScale + moved };

/** The area outside of which nothing is seen at these places. */
export function areaBehind(line: Rect): Rect {
  const { left, top, right, bottom } = line;
  const inset = (right - left) / columnsOf(line) / 2;
  return {
    left: left + inset - reach.before,
    top: top + rows[0] * (bottom - top) - reach.before,
    right: right - inset + reach.after,
    bottom: top + rows[2] * (bottom - top) + reach.after,
  };
}
