import type { Box, Clip } from "../../browser/camera.js";

/** Pixels of a picture's longer lines at most, and for each pixel of the canvas. A figure as wide as text gets nine for eight. */
const most = { width: 1296, scale: 2 };

/** Canvas pixels around a figure that its picture shows, so that no line at its edge is cut. */
const margin = 6;

/** The finest grain that fits the canvas is taken. */
const grains = [8, 4, 2, 1] as const;

/**
 * What a picture of a figure shows: some room around it, and nothing of other slides, which lie below each other on the page;
 * undefined for a figure that nobody sees. The clip begins and ends at multiples of a grain, and the scale has no finer parts than
 * one of the grain: so all its edges lie between pixels of the picture. Elsewhere Chromium draws edges of shapes a shade lighter or
 * darker, by what it drew before, and no two books would be the same.
 */
export function clipOf({ x, y, width, height }: Box, size: { width: number; height: number }): Clip | undefined {
  const grain = grains.find((each) => size.height % each === 0) ?? 1;
  const before = (at: number) => Math.floor((at - margin) / grain) * grain;
  const behind = (at: number) => Math.ceil((at + margin) / grain) * grain;
  const top = Math.floor(y / size.height) * size.height;
  const from = { x: Math.max(0, before(x)), y: Math.max(top, before(y)) };
  const right = Math.min(size.width, behind(x + width));
  const bottom = Math.min(top + size.height, behind(y + height));
  if (width < 1 || height < 1 || right <= from.x || bottom <= from.y) return undefined;
  const across = right - from.x;
  return { ...from, width: across, height: bottom - from.y, scale: scaleOf(across, grain) };
}

function scaleOf(across: number, grain: number): number {
  const scale = Math.min(most.scale, most.width / across);
  // On a canvas without a grain, a figure that is wider than its picture keeps the scale that fits.
  return Math.floor(scale * grain) / grain || scale;
}
