import { called, calledBox, excess, inkOfBlock, isCodeNote } from "../geometry.js";
import type { Box, TextBlock } from "../measures.js";
import { placeOfElement } from "../place.js";
import { type Rect, rectHeight } from "../rect.js";
import { defineRule } from "../rule.js";

/** Text that an element cuts off or hides by scrolling. */
export const clipped = defineRule({
  id: "clipped",
  family: "layout",
  severity: "error",
  ofLook: true,
  summary: "An element cuts text off, or would have to be scrolled to show it.",
  why: "Nobody scrolls on a stage, and paper cannot: what is cut off is lost, and often nobody notices that there was more.",
  bad: '## A box that is too small\n\n<div style="height:60px;overflow:hidden">\n\nThe first line can be seen.\n\nThe second line is cut.\n\nThe third line is gone.\n\n</div>\n',
  good: "## A box that grows\n\n<div>\n\nThe first line can be seen.\n\nSo can the second line.\n\n</div>\n",
  options: { tolerance: { default: 3, help: "pixels of a text that may be cut" } },
  slide(subject, _deck, { options, report }) {
    for (const { view, measures } of subject.views) {
      for (const block of measures.texts) {
        const rect = inkOfBlock(block);
        const out = block.clip && rect && !block.decorative ? excess(rect, block.clip.rect) : undefined;
        if (!block.clip || !rect || !out || out.by <= options.tolerance) continue;
        const beside = measures.texts.filter(({ clip }) => clip?.rect.top === block.clip?.rect.top);
        if (isBelow(block, rect) && beside.some(isCutCode)) continue;
        const blamed = tooLongNote(block, out.by, beside) ?? block;
        const what = blamed === block ? lossIn(block.clip) : "moves code below its place";
        report({
          span: placeOfElement(subject, blamed.element),
          message: `${called(blamed.element)} ${what}: ${out.by} px are beyond ${out.side} of ${calledBox(block.clip)}`,
          remedy: remedyFor(blamed),
          slide: subject,
          view,
          rects: [rect, block.clip.rect],
          key: `${subject.slide.id}:${blamed.element.text}`,
        });
      }
    }
  },
});

const lossIn = ({ scrolls }: Box): string => (scrolls ? "must be scrolled to be read" : "is cut off");

const remedyFor = ({ element }: TextBlock): string =>
  isCodeNote(element)
    ? "say less in the note beside the code, and the rest in the speaker notes"
    : "say less, break long lines, or make the box larger";

/** A note of which nothing is in the place of its code. */
const isBelow = ({ element, clip }: TextBlock, rect: Rect): boolean =>
  isCodeNote(element) && clip !== undefined && rect.top > clip.rect.bottom;

/** Code that is cut below: what stands beside its last lines is cut with them, and not to blame. */
const isCutCode = ({ element, clip, pieces }: TextBlock): boolean =>
  element.tag === "pre" && pieces.some(({ lines }) => lines.some(({ bottom }) => clip && bottom > clip.rect.bottom));

/** The highest note beside code that would not be cut if its lines followed each other without the room that notes take. */
function tooLongNote({ element, pieces }: TextBlock, by: number, texts: readonly TextBlock[]): TextBlock | undefined {
  if (element.tag !== "pre") return undefined;
  const lines = pieces.flatMap((piece) => piece.lines).toSorted((a, b) => a.top - b.top);
  const pitch = (pieces[0]?.size ?? 0) * 1.5;
  const notes = texts.flatMap((block) => {
    const rect = isCodeNote(block.element) ? inkOfBlock(block) : undefined;
    return rect ? [{ block, rect }] : [];
  });
  const gaps = lines.flatMap((line, index) => {
    const above = lines[index - 1];
    return above ? [{ from: above.top + pitch, to: line.top }] : [];
  });
  const isBeside = ({ from, to }: { from: number; to: number }, { top, bottom }: Rect) => top < to && bottom > from;
  const taken = gaps
    .filter((gap) => gap.to > gap.from && notes.some(({ rect }) => isBeside(gap, rect)))
    .reduce((sum, { from, to }) => sum + to - from, 0);
  if (taken < by) return undefined;
  return notes.toSorted((a, b) => rectHeight(b.rect) - rectHeight(a.rect))[0]?.block;
}
