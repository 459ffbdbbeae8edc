import { groupBy } from "./group.js";
import type { SlideMeasures } from "./measures.js";
import type { TextBlock, TextPiece } from "./seen.js";

/** Contrast ratios that WCAG asks for. */
export interface Ratios {
  readonly least: number;
  readonly leastLarge: number;
}

/**
 * From which sizes on letters are large, in pixels of a canvas of 1280 × 720. WCAG means 18 point at an arm's length, or 14
 * and bold. From the last row a slide is as wide as a page held at a length and a half, so these are half as large again.
 */
const large = { usual: 36, bold: 28 };

/** The contrast that a text of this size needs on a canvas whose limits are scaled so. */
function needed({ size, weight }: TextPiece, { least, leastLarge }: Ratios, scale: number): number {
  const from = (weight >= 700 ? large.bold : large.usual) * scale;
  return size >= from - 0.5 ? leastLarge : least;
}

/** A text that cannot be read, with the piece that is the palest of it. */
export interface Pale {
  readonly block: TextBlock;
  readonly piece: TextPiece;
  readonly contrast: number;
  /** What its size needs. */
  readonly least: number;
}

/** The texts of a slide whose contrast is less than they need, each with its palest piece in each colour. */
export function paleTexts(measures: SlideMeasures, ratios: Ratios): Pale[] {
  const scale = limitScale(measures);
  return measures.texts
    .filter(({ decorative }) => !decorative)
    .flatMap((block) => {
      const pale = block.pieces
        .flatMap((piece) => {
          const { contrast } = piece;
          const least = needed(piece, ratios, scale);
          return contrast !== undefined && contrast < least - 0.05 ? [{ block, piece, contrast, least }] : [];
        })
        .toSorted((a, b) => a.contrast - b.contrast);
      const colours = new Set<string>();
      return pale.filter(({ piece }) => !colours.has(`${piece.colours}`) && colours.add(`${piece.colours}`));
    });
}

/**
 * What has one cause: letters of one colour on one ground. Where a slide colours its code or a drawing itself, that is one,
 * whatever colours it has, and so is all that stands on a ground of its own.
 */
export function causeOf({ block: { kind }, piece }: Pale, { ownGround, grounds }: SlideMeasures): string {
  if (ownGround) return `ground ${grounds[0]?.source ?? piece.colours?.[1]}`;
  if (piece.ownColours && (kind === "code" || kind === "diagram")) return `own ${kind}`;
  return `${piece.ownColours ? "own " : ""}${piece.colours}`;
}

/** Pale texts with one cause. */
export interface PaleGroup<T extends Pale> {
  readonly cause: string;
  /** The slide says so itself, and not the theme or a style sheet of the deck. */
  readonly isOwn: boolean;
  /** The palest first. */
  readonly texts: readonly [worst: T, ...others: T[]];
}

/** What stands behind the texts of a slide is not known where the picture of its ground cannot be shown. */
export const isGroundUnknown = ({ pictures }: SlideMeasures): boolean =>
  pictures.some(({ kind, region }) => kind === "placeholder" && region === "ground");

/** The pale texts of a slide by their causes, the palest first. */
export function byCause<T extends Pale>(pale: readonly T[], measures: SlideMeasures): PaleGroup<T>[] {
  const sorted = pale.toSorted((a, b) => a.contrast - b.contrast);
  return [...groupBy(sorted, (text) => causeOf(text, measures))].flatMap(([cause, [worst, ...others]]) => {
    if (!worst) return [];
    const isOwn = [worst, ...others].some(({ piece }) => piece.ownColours);
    return [{ cause, isOwn, texts: [worst, ...others] as const }];
  });
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
