import type { SlideMeasures, TextBlock, TextPiece } from "./measures.js";

/** Contrast ratios that WCAG asks for. */
interface Ratios {
  readonly least: number;
  readonly leastLarge: number;
}

/** WCAG's “large scale”: 18 point, or 14 point and bold. */
const isLarge = ({ size, weight }: TextPiece) => size >= 24 || (size >= 18.66 && weight >= 700);

/** The contrast that a text of this size needs. */
export const needed = (piece: TextPiece, { least, leastLarge }: Ratios) => (isLarge(piece) ? leastLarge : least);

/** The palest piece of a text whose contrast is less than it needs; undefined when all can be read. */
export function tooPale({ pieces }: TextBlock, ratios: Ratios) {
  return pieces
    .flatMap((piece) => (piece.contrast === undefined ? [] : [{ piece, contrast: piece.contrast }]))
    .filter(({ piece, contrast }) => contrast < needed(piece, ratios) - 0.05)
    .toSorted((a, b) => a.contrast - b.contrast)[0];
}

/** The shapes of screens between which limits of sizes follow that of the canvas. */
const shapes = { least: 4 / 3, usual: 16 / 9 };

/**
 * What limits in pixels of a canvas of 1280 × 720 are on another one. A screen of 4:3 is higher than one of 16:9 with the
 * same area, and so are its letters: 17.3 pixels of 960 × 720 are there what 20 are here.
 */
export function limitScale({ width, height }: Pick<SlideMeasures, "width" | "height">): number {
  const shape = Math.min(shapes.usual, Math.max(shapes.least, width / height));
  return (height / 720) * Math.sqrt(shape / shapes.usual);
}

/** A size in pixels as messages say it. */
export const shownSize = (pixels: number): number => Math.round(pixels * 10) / 10;
