/** A place on a slide's canvas: CSS pixels from its upper left corner. */
export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far something reaches from top to bottom. */
export type Extent = Pick<Rect, "top" | "bottom">;

/** What can be seen in a box of this height. */
export interface Filling extends Extent {
  readonly height: number;
}

export const rectWidth = ({ left, right }: Rect) => right - left;
export const rectHeight = ({ top, bottom }: Rect) => bottom - top;

/** The smallest rectangle around some others; undefined without any. */
export function unite(rects: readonly Rect[]): Rect | undefined {
  const [first, ...rest] = rects;
  if (!first) return undefined;
  return rest.reduce<Rect>(
    (all, { left, top, right, bottom }) => ({
      left: Math.min(all.left, left),
      top: Math.min(all.top, top),
      right: Math.max(all.right, right),
      bottom: Math.max(all.bottom, bottom),
    }),
    first,
  );
}
