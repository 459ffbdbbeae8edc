import type { SlideMeasures } from "../check/measures.js";
import { placesBehind, seenLines } from "../check/samples.js";
import type { Colour, TextPiece } from "../check/seen.js";
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

/** Whether something on a slide can be read whose contrast only a picture tells. */
export const needsPicture = (slide: SlideMeasures): boolean =>
  slide.texts.some(
    ({ decorative, clips, pieces }) =>
      !decorative &&
      pieces.some(({ behind, colour, lines }) => !behind && colour[3] > 0 && seenLines(lines, slide, clips).length > 0),
  );

/** Adds to each text the contrast with the colour that boxes paint behind it, or else with what the pictures show there. */
export function withContrast(slides: readonly SlideMeasures[], shots: readonly Shot[]): SlideMeasures[] {
  const pictures = shots.map((shot) => ({ ...shot, bitmap: readPng(shot.png) }));
  return slides.map((slide, index) => {
    const shot = pictures.find(({ first, count }) => index >= first && index < first + count);
    const texts = slide.texts.map((block) => {
      const pieces = block.pieces.map((piece): TextPiece => {
        const { behind, ...rest } = piece;
        const lines = seenLines(piece.lines, slide, block.clips);
        if (behind) return { ...rest, ...contrastWith(rest, behind) };
        if (!shot) return rest;
        return {
          ...rest,
          ...contrastOf({ ...rest, lines }, shot.bitmap, (index - shot.first) * shot.slideHeight, shot.scale),
        };
      });
      return { ...block, pieces };
    });
    return { ...slide, texts };
  });
}

/** The contrast with a colour that is the same wherever a text is. */
function contrastWith(piece: TextPiece, [red, green, blue]: Colour): Pick<TextPiece, "contrast" | "colours"> {
  if (piece.colour[3] === 0) return {};
  return toldOf(meetingOf(piece)([red, green, blue]));
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
  return worst ? toldOf(worst) : {};
}

interface Meeting {
  readonly contrast: number;
  readonly letters: Pixel;
  readonly behind: Pixel;
}

const toldOf = ({ contrast, letters, behind }: Meeting): Pick<TextPiece, "contrast" | "colours"> => ({
  contrast,
  colours: [nameOf(letters), nameOf(behind)],
});

/** How letters of a text meet what is behind them; behind most texts that is the same everywhere. */
function meetingOf(piece: TextPiece) {
  const known = new Map<number, Meeting>();
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
