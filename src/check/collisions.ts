import { findCulprits, usualTolerance } from "./culprits.js";
import { edgesOf, excess, inkOf, inkOfBlock, shownOf, slideRect } from "./geometry.js";
import type { SlideMeasures } from "./measures.js";
import { type Rect, rectHeight, rectWidth } from "./rect.js";
import type { Box, TextBlock } from "./seen.js";

/** A text that lies over others. */
export interface Collision {
  readonly block: TextBlock;
  /** What it lies over, the uppermost first; a pair of texts is in one collision only. */
  readonly others: readonly TextBlock[];
  /** Where it meets the first of them. */
  readonly rects: readonly [Rect, Rect];
}

/** A text in a box of other text. */
interface Intrusion {
  readonly block: TextBlock;
  readonly line: Rect;
  readonly box: Box;
}

/** Text behind something that hides it; one piece for each block. */
export function findCovered({ texts }: SlideMeasures) {
  return texts
    .filter(({ stacked, decorative }) => !stacked && !decorative)
    .flatMap((block) => {
      const piece = block.pieces.find(({ cover }) => cover !== undefined);
      return piece?.cover ? [{ block, piece, cover: piece.cover }] : [];
    });
}

/** Pictures behind others that hide a part of them. */
export const findCoveredPictures = ({ pictures }: SlideMeasures) =>
  pictures.flatMap((picture) => (picture.cover && !picture.decorative ? [{ picture, cover: picture.cover }] : []));

/** Texts that lie over others, each once. */
export function findCollisions(measures: SlideMeasures): Collision[] {
  const lines = linesOn(measures);
  const found = new Map<TextBlock, { readonly others: Set<TextBlock>; readonly rects: Collision["rects"] }>();
  for (const [index, upper] of lines.entries()) {
    for (let at = index + 1; at < lines.length; at++) {
      const lower = lines[at];
      if (!lower || lower.rect.top >= upper.rect.bottom) break;
      if (upper.block === lower.block || !collide(upper.rect, lower.rect)) continue;
      if (found.get(upper.block)?.others.has(lower.block)) continue;
      const known = found.get(lower.block);
      if (known) known.others.add(upper.block);
      else found.set(lower.block, { others: new Set([upper.block]), rects: [upper.rect, lower.rect] });
    }
  }
  return [...found].map(([block, { others, rects }]) => ({ block, others: [...others], rects }));
}

/** The lines of texts that can be seen on a slide, from above to below. */
function linesOn({ texts, width, height }: SlideMeasures): { readonly block: TextBlock; readonly rect: Rect }[] {
  const onSlide = ({ left, right, top, bottom }: Rect) => left < width && right > 0 && top < height && bottom > 0;
  return texts
    .filter(({ decorative }) => !decorative)
    .flatMap((block) =>
      block.pieces
        // In a stack, what is covered is out of sight on purpose.
        .filter(({ raised, colour, cover }) => !raised && colour[3] > 0 && !(block.stacked && cover))
        .flatMap((piece) =>
          piece.lines.filter(onSlide).flatMap((line) => {
            const rect = shownOf(inkOf(line), block.clips.map(edgesOf));
            return rect ? [{ block, rect }] : [];
          }),
        ),
    )
    .toSorted((a, b) => a.rect.top - b.rect.top);
}

/** Text in a box to which it does not belong, where both stand in the flow of the slide; one box for each block. */
export function findIntrusions({ texts }: SlideMeasures): Intrusion[] {
  const flowing = texts.filter(
    ({ region, kind, stacked, decorative, placed }) =>
      region === "body" && (kind === "text" || kind === "code") && !stacked && !decorative && !placed,
  );
  const boxes = new Map(flowing.flatMap(({ box }) => (box ? [[JSON.stringify(box.rect), box] as const] : [])));
  return flowing.flatMap((block) => {
    const own = block.box;
    const others = [...boxes.values()].filter(({ rect }) => !own || (excess(own.rect, rect)?.by ?? 0) > 1);
    const lines = block.pieces.filter(({ raised }) => !raised).flatMap((piece) => piece.lines.map(inkOf));
    const found = others.flatMap((box) =>
      lines.filter((line) => intrudes(line, box.rect)).map((line) => ({ line, box })),
    );
    return found[0] ? [{ block, ...found[0] }] : [];
  });
}

function intrudes(line: Rect, box: Rect): boolean {
  const shared = shownOf(line, [box]);
  return shared !== undefined && rectWidth(shared) > 4 && rectHeight(shared) > 0.25 * rectHeight(line);
}

/** Content that does not fit has rules of its own; that it then covers other content is only the consequence. */
export function hasOverflow(measures: SlideMeasures): boolean {
  const { texts, body, leaving } = measures;
  const boxes = leaving.map(({ element }) => element);
  if (findCulprits(measures, usualTolerance).some(({ element }) => boxes.includes(element))) return true;
  return texts.some((block) => {
    const rect = inkOfBlock(block);
    if (!rect || block.region !== "body" || block.decorative) return false;
    const borders = [slideRect(measures), ...(body && !block.placed ? [body] : []), ...block.clips.map(edgesOf)];
    return borders.some((border) => (excess(rect, border)?.by ?? 0) > 3);
  });
}

/** Lines that follow each other closer than this part of their size touch: ascenders meet descenders. */
const leastPitch = 0.85;

/** Texts of which lines lie over each other, because they stand closer than their letters are high. */
export function findTight({ texts }: SlideMeasures): { readonly block: TextBlock; readonly rects: readonly Rect[] }[] {
  return texts
    .filter(({ kind, decorative, stacked }) => (kind === "text" || kind === "code") && !decorative && !stacked)
    .flatMap((block) => {
      const lines = block.pieces
        .filter(({ raised, colour, cover }) => !raised && colour[3] > 0 && !cover)
        .flatMap(({ lines: own, size }) => own.map((rect) => ({ rect, size })))
        .toSorted((a, b) => a.rect.bottom - b.rect.bottom);
      const found = lines.flatMap((upper, at) =>
        lines.slice(at + 1, at + 40).flatMap((lower) => (areTight(upper, lower) ? [[upper.rect, lower.rect]] : [])),
      )[0];
      return found ? [{ block, rects: found }] : [];
    });
}

interface SizedLine {
  readonly rect: Rect;
  readonly size: number;
}

function areTight(upper: SizedLine, lower: SizedLine): boolean {
  const size = Math.min(upper.size, lower.size);
  const pitch = lower.rect.bottom - upper.rect.bottom;
  const wide = Math.min(upper.rect.right, lower.rect.right) - Math.max(upper.rect.left, lower.rect.left);
  const isAlike = Math.abs(upper.size - lower.size) < 0.1 * size;
  return isAlike && wide > 4 && pitch > 0.1 * size && pitch < leastPitch * size;
}

/** Letters meet when the lines share a quarter of a line's height and a few pixels of its width. */
function collide(a: Rect, b: Rect): boolean {
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return wide > 4 && rectWidth(a) > 0 && high > 0.25 * Math.min(rectHeight(a), rectHeight(b));
}
