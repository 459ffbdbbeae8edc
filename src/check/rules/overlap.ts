import { called, edgesOf, excess, inkOf, inkOfBlock, shownOf, slideRect } from "../geometry.js";
import type { Box, SlideMeasures, TextBlock } from "../measures.js";
import { placeOfElement } from "../place.js";
import { type Rect, rectHeight, rectWidth } from "../rect.js";
import { defineRule, type Remark } from "../rule.js";
import type { SlideInView, SlideSubject } from "../subject.js";

interface Collision {
  readonly first: TextBlock;
  readonly second: TextBlock;
  readonly rects: readonly [Rect, Rect];
}

interface Intrusion {
  readonly block: TextBlock;
  readonly line: Rect;
  readonly box: Box;
}

/** Text that covers other text, stands in a box of other text, or is hidden behind something. */
export const overlap = defineRule({
  id: "overlap",
  family: "layout",
  severity: "error",
  ofLook: true,
  summary: "Text lies over other text, in the box of other text, or behind something that hides it.",
  why: "Neither can be read. It happens where elements are placed by hand and a word was added later. Forms are looked at on the canvas of the deck alone, for which they are laid out.",
  bad: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:260px;top:308px">The second label stands here</div>\n',
  good: '## Placed by hand\n\n<div style="position:absolute;left:200px;top:300px">The first label stands here</div>\n<div style="position:absolute;left:200px;top:380px">The second label stands below</div>\n',
  slide(subject, _deck, { report }) {
    for (const shown of subject.views)
      if (!hasOverflow(shown.measures)) for (const remark of remarksOn(subject, shown)) report(remark);
  },
});

function remarksOn(subject: SlideSubject, { view, measures }: SlideInView): Remark[] {
  const about = ({ element }: TextBlock, said: string, rects: readonly Rect[], other: string): Remark => ({
    span: placeOfElement(subject, element),
    message: `${called(element)} ${said}`,
    remedy: "move one of them, or let the layout place both",
    slide: subject,
    view,
    rects,
    key: [subject.slide.id, other, element.text].filter(Boolean).join(":"),
  });
  const collisions = findCollisions(measures);
  const collides = (block: TextBlock) => collisions.some(({ first, second }) => first === block || second === block);
  return [
    ...findCovered(measures).map(({ block, piece, cover }) =>
      about(block, `is hidden behind ${called(cover)}`, piece.lines, ""),
    ),
    ...collisions.map(({ first, second, rects }) =>
      about(second, `lies over ${called(first.element)}`, rects, first.element.text),
    ),
    // What lies over the box as well as over its text is said once.
    ...findIntrusions(measures)
      .filter(({ block }) => !collides(block))
      .map(({ block, line, box }) =>
        about(block, `stands in the box of other text, ${called(box.element)}`, [line, box.rect], box.element.text),
      ),
  ];
}

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
            const rect = shownOf(inkOf(line), block.clips.map(edgesOf));
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

/** Text in a box to which it does not belong, where both stand in the flow of the slide; one box for each block. */
function findIntrusions({ texts }: SlideMeasures): Intrusion[] {
  const flowing = texts.filter(
    ({ region, kind, passing, decorative, placed }) =>
      region === "body" && (kind === "text" || kind === "code") && !passing && !decorative && !placed,
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
function hasOverflow(measures: SlideMeasures): boolean {
  const { texts, body } = measures;
  return texts.some((block) => {
    const rect = inkOfBlock(block);
    if (!rect || block.region !== "body" || block.decorative) return false;
    const borders = [slideRect(measures), ...(body && !block.placed ? [body] : []), ...block.clips.map(edgesOf)];
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
