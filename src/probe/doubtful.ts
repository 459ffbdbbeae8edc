import type { SlideMeasures } from "../check/measures.js";
import type { Rect } from "../check/rect.js";
import type { Picture, TextBlock } from "../check/seen.js";

/**
 * Leaves what readers of a slide may miss, so that nothing else has to be handed over: texts and pictures that are not wholly
 * within everything around them, texts that something could cut, and those with letters that not every font has.
 */
export function doubtfulOf<P extends Pick<SlideMeasures, "width" | "height" | "body" | "texts" | "pictures">>(
  places: P,
): P {
  const { width, height, body, texts, pictures } = places;
  const slide = { left: 0, top: 0, right: width, bottom: height };
  const isIn = (rects: readonly Rect[], others: readonly (Rect | undefined)[]) =>
    others.every((outer) => outer === undefined || rects.every((rect) => isWithin(rect, outer)));
  const isSafeText = ({ pieces, region, clips, box }: TextBlock) =>
    clips.length === 0 &&
    pieces.every(({ text }) => !/[^\s -~]/.test(text)) &&
    pieces.every(({ lines }) => isIn(lines, [slide, region === "body" ? body : undefined, box?.rect]));
  const isSafePicture = ({ rect, region }: Picture) => isIn([rect], [slide, region === "body" ? body : undefined]);
  return {
    ...places,
    texts: texts.filter((block) => !isSafeText(block)),
    pictures: pictures.filter((picture) => !isSafePicture(picture)),
  };
}

const isWithin = (inner: Rect, outer: Rect): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;
