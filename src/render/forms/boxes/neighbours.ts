import type { Rect } from "./geometry.js";

export type Direction = "x" | "y";

/** Whether two places of the grid share a part of their width (x) or height (y). */
export const meets = (one: Rect, other: Rect, direction: Direction): boolean =>
  direction === "x"
    ? one.left < other.right && other.left < one.right
    : one.top < other.bottom && other.top < one.bottom;

/** The line of the grid between two neighbours that stand side by side (x) or one below the other (y). */
export function lineBetween(one: Rect, other: Rect, direction: Direction): number | undefined {
  const [from, to] = direction === "x" ? (["left", "right"] as const) : (["top", "bottom"] as const);
  if (!meets(one, other, direction === "x" ? "y" : "x")) return undefined;
  if (one[to] === other[from]) return one[to];
  return other[to] === one[from] ? other[to] : undefined;
}
