import { measureFigures } from "../../browser/printed.js";
import type { Filling } from "../../check/rect.js";
import type { PaperSlide } from "../../render/page/paper.js";
import type { PaperPress } from "./paper-press.js";

/** Pixels of a slide that stay free above and below what a figure shows. */
const margin = 32;

/** The part of a slide that its figure shows, in whole pixels of the slide. */
export interface Crop {
  readonly top: number;
  readonly height: number;
}

/**
 * What of each slide a figure has to show, by the slide's id: from the first thing that can be seen to the last one, and as
 * much around them at all edges. Slides are laid out at their whole height for that, so that nothing on them moves.
 */
export async function figureCrops(press: PaperPress): Promise<ReadonlyMap<string, Crop>> {
  const figures = press.slides.filter(isFigure);
  const middle = Math.ceil(figures.length / 2);
  // Two tabs are busy at the same time, each with half of the slides to lay out.
  const halves = [figures.slice(0, middle), figures.slice(middle)].filter((half) => half.length > 0);
  const crops = await Promise.all(halves.map((half) => cropsOf(half, press)));
  return new Map(crops.flat());
}

async function cropsOf(slides: readonly PaperSlide[], press: PaperPress): Promise<[string, Crop][]> {
  const context = { scale: 1, chapters: [{ slides }] };
  const found = (await press.laidOut("book", context, "figures", measureFigures)).flat();
  // A template of somebody's own may show other slides, or none.
  if (found.length !== slides.length) return [];
  return slides.flatMap(({ id }, index): [string, Crop][] => {
    const extent = found[index];
    return extent ? [[id, cropOf(extent)]] : [];
  });
}

/** A slide whose content a book shows as a figure. */
const isFigure = ({ said, worksheet, slide }: PaperSlide) =>
  said === undefined && String(worksheet) === "" && slide.paper !== "stage";

function cropOf({ top, bottom, height }: Filling): Crop {
  const above = Math.max(0, Math.floor(top) - margin);
  return { top: above, height: Math.min(height, Math.ceil(bottom) + margin) - above };
}
