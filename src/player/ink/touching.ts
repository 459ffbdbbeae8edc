import type { Point, Stroke } from "../../ink/stroke.js";

/** Whether the way of an eraser of this width meets a stroke. */
export function touches({ points, width }: Stroke, way: readonly Point[], eraser: number): boolean {
  const near = (width + eraser) / 2;
  const strokes = stretchesOf(points);
  return stretchesOf(way).some((a) => strokes.some((b) => distance(a, b) <= near));
}

type Stretch = readonly [from: Point, to: Point];

/** The straight stretches of a way; one point is a stretch, too. */
function stretchesOf(points: readonly Point[]): Stretch[] {
  const [first] = points;
  if (!first) return [];
  return points.length === 1 ? [[first, first]] : points.slice(1).map((to, index) => [points[index] ?? first, to]);
}

function distance(a: Stretch, b: Stretch): number {
  if (cross(a, b)) return 0;
  return Math.min(toStretch(a[0], b), toStretch(a[1], b), toStretch(b[0], a), toStretch(b[1], a));
}

/** On which side of a stretch a point lies. */
const side = ([[ax, ay], [bx, by]]: Stretch, [x, y]: Point) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

const cross = (a: Stretch, b: Stretch) => side(a, b[0]) * side(a, b[1]) < 0 && side(b, a[0]) * side(b, a[1]) < 0;

function toStretch([x, y]: Point, [[ax, ay], [bx, by]]: Stretch): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}
