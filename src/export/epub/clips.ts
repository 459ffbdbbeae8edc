import type { Box, Clip } from "../../browser/camera.js";

/** Pixels of a picture's longer lines at most, and for each pixel of the canvas. A figure as wide as text gets nine for eight. */
const most = { width: 1296, scale: 2 };

/** Canvas pixels around a figure that its picture shows, so that no line at its edge is cut. */
const margin = 6;

/** Canvas pixels between two lines of the page that a picture may begin or end at, and the parts of one that scales are made of. */
const grain = 8;

/** A figure on the slide with a number, which begins with zero; slides lie below each other on the page. */
export interface FigurePlace extends Box {
  readonly slide: number;
}

/**
 * What a picture of a figure shows: some room around it, and nothing of other slides; undefined for a figure that nobody sees. All
 * its edges lie between pixels of the picture. Elsewhere Chromium draws edges of shapes a shade lighter or darker, by what it drew
 * before, and no two books would be the same. At the edge of a slide, some pixels may be missing for that.
 */
export function clipOf({ slide, ...box }: FigurePlace, size: { width: number; height: number }): Clip | undefined {
  const top = slide * size.height;
  const [left, right] = span(box.x, box.width, [0, size.width]);
  const [above, below] = span(box.y, box.height, [top, top + size.height]);
  const [width, height] = [right - left, below - above];
  if (box.width < 1 || box.height < 1 || width <= 0 || height <= 0) return undefined;
  const scale = Math.min(most.scale, most.width / width);
  return { x: left, y: above, width, height, scale: Math.max(1, Math.floor(scale * grain)) / grain };
}

/** Where a clip begins and ends in one direction: around what is there, between the edges of its slide. */
function span(from: number, length: number, [first, last]: readonly [number, number]): readonly [number, number] {
  const before = Math.floor((from - margin) / grain) * grain;
  const behind = Math.ceil((from + length + margin) / grain) * grain;
  return [Math.max(Math.ceil(first / grain) * grain, before), Math.min(Math.floor(last / grain) * grain, behind)];
}
