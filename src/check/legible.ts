import type { TextBlock, TextPiece } from "./measures.js";

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
