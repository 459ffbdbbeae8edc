import { edgesOf, shownOf, slideRect } from "../check/geometry.js";
import type { SlideMeasures } from "../check/measures.js";
import type { Rect } from "../check/rect.js";
import type { TextPiece } from "../check/seen.js";
import { contrastRatio } from "../render/design/luminance.js";
import { type Bitmap, readPng } from "./png.js";

/** A picture of some slides below each other, without their letters. */
export interface Shot {
  readonly png: Uint8Array;
  /** Index of its first slide, and how many it shows. */
  readonly first: number;
  readonly count: number;
  /** CSS pixels of one slide; pixels of the picture for each of them. */
  readonly slideHeight: number;
  readonly scale: number;
}

/** Adds to each text the contrast with what the pictures show behind it. */
export function withContrast(slides: readonly SlideMeasures[], shots: readonly Shot[]): SlideMeasures[] {
  return shots.flatMap((shot) => {
    const bitmap = readPng(shot.png);
    return slides.slice(shot.first, shot.first + shot.count).map((slide, index) => {
      const top = index * shot.slideHeight;
      const texts = slide.texts.map((block) => {
        const seen = (line: Rect) => shownOf(line, [slideRect(slide), ...block.clips.map(edgesOf)]);
        const pieces = block.pieces.map((piece): TextPiece => {
          const lines = piece.lines.flatMap((line) => seen(line) ?? []);
          return { ...piece, ...contrastOf({ ...piece, lines }, bitmap, top, shot.scale) };
        });
        return { ...block, pieces };
      });
      return { ...slide, texts };
    });
  });
}

/**
 * The contrast in the worst tenth of the places behind a text, the very worst left out: it may be the edge of
 * something beside it, and the colours there. Nothing for text without a colour of its own.
 */
function contrastOf(
  piece: TextPiece,
  bitmap: Bitmap,
  top: number,
  scale: number,
): Pick<TextPiece, "contrast" | "colours"> {
  if (piece.colour[3] === 0) return {};
  const places = piece.lines
    .flatMap((line) => placesBehind(line))
    .map(([x, y]) => pixelAt(bitmap, Math.round(x * scale), Math.round((y + top) * scale)))
    .filter((pixel) => pixel !== undefined)
    .map(meetingOf(piece))
    .toSorted((a, b) => a.contrast - b.contrast);
  const worst = places[Math.min(places.length - 1, Math.max(1, Math.floor(places.length / 10)))];
  return worst ? { contrast: worst.contrast, colours: [nameOf(worst.letters), nameOf(worst.behind)] } : {};
}

/** How letters of a text meet what is behind them; behind most texts that is the same everywhere. */
function meetingOf(piece: TextPiece) {
  const known = new Map<number, { readonly contrast: number; readonly letters: Pixel; readonly behind: Pixel }>();
  return (behind: Pixel) => {
    const key = (behind[0] << 16) | (behind[1] << 8) | behind[2];
    const met = known.get(key);
    if (met) return met;
    const letters = blend(piece, behind);
    const meeting = { contrast: contrastRatio(letters, behind), letters, behind };
    known.set(key, meeting);
    return meeting;
  };
}

/** A grid over a line of text, denser for long lines. */
function placesBehind({ left, top, right, bottom }: Rect): (readonly [number, number])[] {
  const columns = Math.min(24, Math.max(3, Math.round((right - left) / 14)));
  const rows = [0.3, 0.5, 0.7];
  return rows.flatMap((row) =>
    Array.from({ length: columns }, (_, column) => {
      const x = left + ((column + 0.5) / columns) * (right - left);
      return [x, top + row * (bottom - top)] as const;
    }),
  );
}

type Pixel = readonly [red: number, green: number, blue: number];

function pixelAt({ width, height, channels, rows }: Bitmap, x: number, y: number): Pixel | undefined {
  if (x < 0 || y < 0 || x >= width || y >= height) return undefined;
  const at = y * (1 + width * channels) + 1 + x * channels;
  return [rows[at] ?? 0, rows[at + 1] ?? 0, rows[at + 2] ?? 0];
}

/** A colour as style sheets write it. */
const nameOf = (pixel: Pixel) => `#${pixel.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** A text's colour as it appears: what has faded lets through what is behind; behind its own surface that is the page. */
function blend({ colour: [red, green, blue, alpha], ground }: TextPiece, [r, g, b]: Pixel): Pixel {
  const within = ground ?? [r, g, b];
  const mix = (above: number, around: number, below: number) =>
    Math.min(255, Math.max(0, below + (above - around) * alpha));
  return [mix(red, within[0], r), mix(green, within[1], g), mix(blue, within[2], b)];
}
