import { called, excess, inkOf, inkOfBlock, shownOf, slideRect } from "../geometry.js";
import type { SlideMeasures, TextBlock } from "../measures.js";
import { placeOfElement } from "../place.js";
import { type Rect, rectHeight, rectWidth } from "../rect.js";
import { defineRule } from "../rule.js";

interface Collision {
  readonly first: TextBlock;
  readonly second: TextBlock;
  readonly rects: readonly [Rect, Rect];
}

/** Text that covers other text or is hidden behind something. */
export const overlap = defineRule({
  id: "overlap",
  family: "layout",
  severity: "error",
  ofLook: true,
  summary: "Text lies over other text, or behind something that hides it.",
  why: "Neither can be read. It happens where elements are placed by hand and a word was added later.",
  bad: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:260px;top:308px">The second label stands here</div>\n',
  good: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:200px;top:380px">The second label stands below</div>\n',
  slide(subject, _deck, { report }) {
    for (const { view, measures } of subject.views) {
      if (hasOverflow(measures)) continue;
      for (const { block, piece, cover } of findCovered(measures)) {
        report({
          span: placeOfElement(subject, block.element),
          message: `${called(block.element)} is hidden behind ${called(cover)}`,
          remedy: "move one of them, or let the layout place both",
          slide: subject,
          view,
          rects: piece.lines,
          key: `${subject.slide.id}:${block.element.text}`,
        });
      }
      for (const { first, second, rects } of findCollisions(measures)) {
        report({
          span: placeOfElement(subject, second.element),
          message: `${called(second.element)} lies over ${called(first.element)}`,
          remedy: "move one of them, or let the layout place both",
          slide: subject,
          view,
          rects,
          key: `${subject.slide.id}:${first.element.text}:${second.element.text}`,
        });
      }
    }
  },
});

/** Text behind something opaque; one piece for each block. */
function findCovered({ texts }: SlideMeasures) {
  return texts
    .filter(({ passing, decorative }) => !passing && !decorative)
    .flatMap((block) => {
      const piece = block.pieces.find(({ cover }) => cover !== undefined);
      return piece?.cover ? [{ block, piece, cover: piece.cover }] : [];
    });
}

function findCollisions({ texts, width, height }: SlideMeasures): Collision[] {
  const onSlide = ({ left, right, top, bottom }: Rect) => left < width && right > 0 && top < height && bottom > 0;
  const lines = texts
    .filter(({ passing, decorative, kind }) => !passing && !decorative && kind !== "math")
    .flatMap((block) =>
      block.pieces
        .filter(({ raised, colour }) => !raised && colour[3] > 0)
        .flatMap((piece) =>
          piece.lines.filter(onSlide).flatMap((line) => {
            const rect = shownOf(inkOf(line), block.clip ? [block.clip.rect] : []);
            return rect ? [{ block, rect }] : [];
          }),
        ),
    )
    .toSorted((a, b) => a.rect.top - b.rect.top);
  const found: Collision[] = [];
  for (const [index, upper] of lines.entries()) {
    for (const lower of lines.slice(index + 1)) {
      if (lower.rect.top >= upper.rect.bottom) break;
      const isNew = !found.some(({ first, second }) => isPair(first, second, upper.block, lower.block));
      if (upper.block !== lower.block && isNew && collide(upper.rect, lower.rect))
        found.push({ first: upper.block, second: lower.block, rects: [upper.rect, lower.rect] });
    }
  }
  return found;
}

/** Content that does not fit has rules of its own; that it then covers other content is only the consequence. */
function hasOverflow(measures: SlideMeasures): boolean {
  const { texts, body } = measures;
  return texts.some((block) => {
    const rect = inkOfBlock(block);
    if (!rect || block.region !== "body" || block.decorative) return false;
    const borders = [
      slideRect(measures),
      ...(body && !block.placed ? [body] : []),
      ...(block.clip ? [block.clip.rect] : []),
    ];
    return borders.some((border) => (excess(rect, border)?.by ?? 0) > 3);
  });
}

const isPair = (a: TextBlock, b: TextBlock, c: TextBlock, d: TextBlock) => (a === c && b === d) || (a === d && b === c);

/** Letters meet when the lines share a quarter of a line's height and a few pixels of its width. */
function collide(a: Rect, b: Rect): boolean {
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return wide > 4 && rectWidth(a) > 0 && high > 0.25 * Math.min(rectHeight(a), rectHeight(b));
}
