/** A shape that is filled, and with what: `#rrggbb`. */
export interface Ground {
  readonly box: Box;
  readonly fill: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

type Operation = Readonly<Record<string, unknown>>;

/** The filled shapes among the operations with which Graphviz draws, in the order in which they are painted. */
export function groundsIn(operations: readonly Operation[]): Ground[] {
  const grounds: Ground[] = [];
  let fill: string | undefined;
  for (const { op, color, stops, points, rect } of operations) {
    if (op === "C") fill = opaque(Array.isArray(stops) ? stops[0]?.color : color);
    const box = op === "P" || op === "B" ? boxAround(points) : op === "E" ? boxOf(rect) : undefined;
    if (box && fill !== undefined) grounds.push({ box, fill });
  }
  return grounds;
}

/** What is behind a point. */
export const groundAt = (grounds: readonly Ground[], x: number, y: number): string | undefined =>
  grounds.findLast(({ box }) => box.left <= x && x <= box.right && box.bottom <= y && y <= box.top)?.fill;

/** Graphviz writes all colours as `#rrggbb`, with two digits more where something shines through. */
function opaque(colour: unknown): string | undefined {
  const [, hex, alpha = "ff"] = /^(#[\da-f]{6})([\da-f]{2})?$/i.exec(String(colour)) ?? [];
  return Number.parseInt(alpha, 16) < 0x80 ? undefined : hex?.toLowerCase();
}

function boxAround(points: unknown): Box | undefined {
  if (!Array.isArray(points)) return undefined;
  const [xs, ys] = [0, 1].map((at) => points.map((point) => Number(point[at])));
  if (!xs || !ys) return undefined;
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** An ellipse: its middle and its two radii. */
function boxOf(rect: unknown): Box | undefined {
  if (!Array.isArray(rect)) return undefined;
  const [x = 0, y = 0, width = 0, height = 0] = rect.map(Number);
  return { left: x - width, right: x + width, bottom: y - height, top: y + height };
}
