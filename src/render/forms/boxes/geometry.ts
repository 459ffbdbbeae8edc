/** A rectangle in CSS pixels from the picture's start and top. */
export interface Rect {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line that lies (at a height) or stands (at a distance from the start). */
export interface Stretch {
  readonly isFlat: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The ground of what has no place. */
export const nowhere: Rect = { left: 0, right: 0, top: 0, bottom: 0 };

export const grown = ({ left, right, top, bottom }: Rect, by: number): Rect => ({
  left: left - by,
  right: right + by,
  top: top - by,
  bottom: bottom + by,
});

export const overlap = (one: Rect, other: Rect): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The smallest rectangle around these; there must be at least one. */
export const around = (rects: readonly Rect[]): Rect => ({
  left: Math.min(...rects.map(({ left }) => left)),
  right: Math.max(...rects.map(({ right }) => right)),
  top: Math.min(...rects.map(({ top }) => top)),
  bottom: Math.max(...rects.map(({ bottom }) => bottom)),
});

/** The ground of a line without width. */
export const rectOf = ({ isFlat, at, from, to }: Stretch): Rect => {
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  return isFlat ? { left: start, right: end, top: at, bottom: at } : { left: at, right: at, top: start, bottom: end };
};

/** The four lines around a rectangle. */
export const edgesOf = ({ left, right, top, bottom }: Rect): Stretch[] => [
  { isFlat: true, at: top, from: left, to: right },
  { isFlat: true, at: bottom, from: left, to: right },
  { isFlat: false, at: left, from: top, to: bottom },
  { isFlat: false, at: right, from: top, to: bottom },
];

export const stretchOf = (from: Point, to: Point): Stretch =>
  from.y === to.y
    ? { isFlat: true, at: from.y, from: from.x, to: to.x }
    : { isFlat: false, at: from.x, from: from.y, to: to.y };

/** The straight parts of a line with these corners. */
export const stretchesOf = (corners: readonly Point[]): Stretch[] =>
  corners.slice(1).map((corner, at) => stretchOf(corners[at] ?? corner, corner));
