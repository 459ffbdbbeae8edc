import {
  called,
  calledBox,
  type Excess,
  edgesOf,
  excess,
  inkOf,
  inkOfBlock,
  shownOf,
  slideRect,
  withTails,
} from "./geometry.js";
import type { SlideMeasures } from "./measures.js";
import type { Rect } from "./rect.js";
import type { Clip, ElementName, Leaving, Picture, TextBlock } from "./seen.js";

/** Something of which a part is outside of where it belongs. */
export interface Culprit {
  readonly element: ElementName;
  /** How messages call it. */
  readonly name: string;
  readonly rect: Rect;
  readonly out: Excess;
  /** What it leaves. */
  readonly of: string;
}

/** The border of a slide, as messages call it. */
export const wholeSlide = "the slide";

/** Pixels by which content may extend beyond its place. */
export const usualTolerance = 3;

/** What leaves its slide, the area between head and foot, or the box around it, by more than `tolerance` pixels. */
export function findCulprits(measures: SlideMeasures, tolerance: number): Culprit[] {
  const inside = [
    ...measures.texts.flatMap((block) => textOut(block, measures, tolerance)),
    ...measures.pictures.flatMap((picture) => pictureOut(picture, measures, tolerance)),
  ];
  // What is in a box and leaves with it says more than the box does.
  const boxes = measures.leaving
    .flatMap((box) => boxOut(box, measures, tolerance))
    .filter((box) => !inside.some((culprit) => holds(box.rect, culprit.rect) || stretches(culprit, box)))
    .toSorted((a, b) => b.out.by - a.out.by);
  const apart = boxes.filter(
    ({ rect }, at) => !boxes.slice(0, at).some((other) => holds(other.rect, rect) || holds(rect, other.rect)),
  );
  return [...inside, ...apart];
}

/** The room that a box leaves around its text. */
const padding = 48;

/** Whether a box is as wide as what leaves beside it: one line that does not break makes all of its list so wide. */
const stretches = ({ out }: Culprit, box: Culprit): boolean =>
  out.axis === "across" && out.side === box.out.side && box.out.by <= out.by + padding;

/** Culprits by what is lost of them: what leaves the slide first, and that by how far it does. */
export const worstFirst = <C extends Culprit>(culprits: readonly C[]): C[] =>
  culprits.toSorted((a, b) => Number(b.of === wholeSlide) - Number(a.of === wholeSlide) || b.out.by - a.out.by);

interface Border {
  readonly rect: Rect;
  readonly of: string;
  /** So many pixels beyond a side nobody minds. */
  readonly leeway?: Readonly<Record<string, number>>;
}

/** Where the first border is left. */
function outOf(
  { element, name, rect }: Pick<Culprit, "element" | "name" | "rect">,
  borders: readonly Border[],
  tolerance: number,
) {
  return borders
    .flatMap((border): Culprit[] => {
      const out = excess(rect, border.rect);
      const isFar = out && out.by > Math.max(tolerance, border.leeway?.[out.side] ?? 0);
      return isFar ? [{ element, name, rect, out, of: border.of }] : [];
    })
    .slice(0, 1);
}

function textOut(block: TextBlock, measures: SlideMeasures, tolerance: number): Culprit[] {
  const { element, clips, box } = block;
  const rect = block.decorative ? undefined : inkOfBlock(block);
  if (!rect) return [];
  const borders = [
    slideBorder(measures),
    ...(block.region === "body" && !block.placed ? areaOf(measures, linesOf(block).map(nearTo)) : []),
    ...(box && clips.length === 0 ? [{ rect: box.rect, of: calledBox(box) }] : []),
  ];
  return borders
    .flatMap((border) => {
      // Letters may hang into the empty edge of their area; the edge of a slide cuts them off.
      const own = border.of === wholeSlide ? withTails(block, rect) : rect;
      const allowed = own.bottom > rect.bottom && own.bottom > border.rect.bottom ? tolerance / 3 : tolerance;
      return outOf(
        { element, name: called(element), rect: withoutCutSides(clips, own, border.rect) },
        [border],
        allowed,
      );
    })
    .slice(0, 1)
    .map((culprit) => ({ ...culprit, rect }));
}

function pictureOut(
  { element, decorative, ...picture }: Picture,
  measures: SlideMeasures,
  tolerance: number,
): Culprit[] {
  const rect =
    decorative || picture.region === "ground" ? undefined : shownOf(picture.rect, picture.clips.map(edgesOf));
  if (!rect) return [];
  const borders = [slideBorder(measures), ...(picture.region === "body" ? areaOf(measures, [rect]) : [])];
  return outOf({ element, name: called(element), rect }, borders, tolerance);
}

/** A box that goes beyond both sides is as wide as the slide on purpose, and to the sides it may leave its area. */
function boxOut({ element, clips, placed, ...box }: Leaving, measures: SlideMeasures, tolerance: number): Culprit[] {
  const rect = shownOf(box.rect, clips.map(edgesOf));
  if (!rect) return [];
  const slide = slideRect(measures);
  const isWide = rect.left <= slide.left && rect.right >= slide.right;
  const isHigh = rect.top <= slide.top && rect.bottom >= slide.bottom;
  const { left, right, top, bottom } = rect;
  const own = { ...rect, ...(isWide ? { left: slide.left, right: slide.right } : {}) };
  const judged = isHigh ? { ...own, top: slide.top, bottom: slide.bottom } : own;
  const borders = [
    slideBorder(measures),
    ...(placed || isHigh
      ? []
      : areaOf(measures, [rect]).map((area) => ({ ...area, rect: { ...area.rect, left, right } }))),
  ];
  return outOf({ element, name: called(element), rect: judged }, borders, tolerance).map((culprit) => ({
    ...culprit,
    rect: { left, right, top, bottom },
  }));
}

const slideBorder = (measures: SlideMeasures): Border => ({ rect: slideRect(measures), of: wholeSlide });

const linesOf = ({ pieces }: TextBlock): readonly Rect[] => pieces.flatMap(({ lines }) => lines.map(inkOf));

/**
 * The area for something at some places. Half of the margin below it may be used where nothing of the foot is in the way, and half
 * of those at its sides. A layout whose area is empty or outside puts its content elsewhere on purpose.
 */
function areaOf(measures: SlideMeasures, rects: readonly Rect[]): Border[] {
  const { body, width, height } = measures;
  const isArea =
    body !== undefined &&
    body.bottom - body.top > 20 &&
    body.right - body.left > 20 &&
    body.top >= 0 &&
    body.bottom <= height;
  if (!body || !isArea) return [];
  const leeway = {
    "the bottom": rects.some((rect) => meetsFoot(rect, measures)) ? 0 : (height - body.bottom) / 2,
    "the right edge": (width - body.right) / 2,
    "the left edge": body.left / 2,
  };
  return [{ rect: body, of: "the area between title and foot", leeway }];
}

/** What letters keep from other letters, as those of a line from those of the next. */
const nearTo = ({ left, top, right, bottom }: Rect): Rect => ({
  left: left - 8,
  top: top - 8,
  right: right + 8,
  bottom: bottom + 8,
});

/** Whether something runs into what stands in the foot. */
function meetsFoot(rect: Rect, { texts, pictures }: SlideMeasures): boolean {
  const inFoot = [
    ...texts
      .filter(({ region, decorative }) => region === "foot" && !decorative)
      .flatMap((text) => inkOfBlock(text) ?? []),
    ...pictures.filter(({ region }) => region === "foot").map((picture) => picture.rect),
  ];
  return inFoot.some(
    ({ left, top, right, bottom }) => left < rect.right && right > rect.left && top < rect.bottom && bottom > rect.top,
  );
}

/**
 * The rectangle, ending at the border on each axis in which another element cuts it: what is cut is the business of the
 * rule “clipped”.
 */
const withoutCutSides = (clips: readonly Clip[], rect: Rect, { left, right, top, bottom }: Rect): Rect => ({
  ...rect,
  ...(clips.some(({ axis }) => axis === "x") ? { left, right } : {}),
  ...(clips.some(({ axis }) => axis === "y") ? { top, bottom } : {}),
});

const holds = (outer: Rect, inner: Rect) =>
  inner.left >= outer.left - 2 &&
  inner.right <= outer.right + 2 &&
  inner.top >= outer.top - 2 &&
  inner.bottom <= outer.bottom + 2;
