import type { Rect } from "../check/rect.js";
import type { Clip, Picture, Region } from "../check/seen.js";

/** The areas of a slide, on its own canvas. */
export interface Areas {
  readonly width: number;
  readonly height: number;
  /** Between head and foot; undefined where the layout has none. */
  readonly body: Rect | undefined;
}

/** Where a text stands, and what has to be known to tell whether readers may miss some of it. */
export interface Outline {
  readonly words: string;
  readonly region: Region;
  readonly lines: readonly Rect[];
  readonly clips: readonly Clip[];
  /** The nearest box around it that can be seen. */
  readonly box: Rect | undefined;
}

/**
 * Leaves the texts of a slide that readers may miss, so that nothing else has to be described and handed over: what is not
 * wholly within everything around it, what has letters that not every font has, and where something cuts one text, all
 * that something could cut, because another one may be to blame.
 */
export function doubtfulTexts<T extends Outline>(texts: readonly T[], areas: Areas): T[] {
  const isAnyCut = texts.some(({ clips, lines }) => clips.some((clip) => isCut(lines, clip)));
  return texts.filter(
    ({ words, region, lines, clips, box }) =>
      (isAnyCut && clips.length > 0) ||
      /[^\s -~]/.test(words) ||
      !areIn(lines, [...areasFor(region, areas), ...(box ? [box] : [])]),
  );
}

/** Leaves the pictures of a slide that are not wholly in their place. */
export const doubtfulPictures = (pictures: readonly Picture[], areas: Areas): Picture[] =>
  pictures.filter(({ rect, region }) => !areIn([rect], areasFor(region, areas)));

/** What a clip loses is where an ellipsis stands. */
const isCut = (lines: readonly Rect[], { axis, box: { rect }, lost = 0 }: Clip): boolean =>
  lost > 0 ||
  lines.some(({ left, top, right, bottom }) =>
    axis === "x" ? left < rect.left || right > rect.right : top < rect.top || bottom > rect.bottom,
  );

function areasFor(region: Region, { width, height, body }: Areas): Rect[] {
  const slide = { left: 0, top: 0, right: width, bottom: height };
  return region === "body" && body ? [slide, body] : [slide];
}

const areIn = (rects: readonly Rect[], others: readonly Rect[]): boolean =>
  rects.every((inner) =>
    others.every(
      (outer) =>
        inner.left >= outer.left &&
        inner.right <= outer.right &&
        inner.top >= outer.top &&
        inner.bottom <= outer.bottom,
    ),
  );
