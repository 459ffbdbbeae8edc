import { findCulprits, usualTolerance } from "../culprits.js";
import { called, calledBox, edgesOf, excess, inkOfBlock, isCodeNote } from "../geometry.js";
import type { SlideMeasures } from "../measures.js";
import { foundAtAnyMoment } from "../moments.js";
import { placeOfElement } from "../place.js";
import { type Rect, rectHeight } from "../rect.js";
import { defineRule } from "../rule.js";
import type { Clip, TextBlock } from "../seen.js";

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
    for (const shown of subject.views) {
      const found = foundAtAnyMoment(shown, (measures) => findCut(measures, options.tolerance), keyOf);
      const [worst, ...others] = found.toSorted((a, b) => b.by - a.by);
      if (!worst) continue;
      const { blamed, said, when, rects } = worst;
      const more =
        others.length === 0 ? "" : `; ${others.length} more ${others.length === 1 ? "text is" : "texts are"} cut`;
      const identity = `${called(blamed.element)} ${said}${when}`;
      report({
        span: placeOfElement(subject, blamed.element),
        message: identity + more,
        identity,
        remedy: remedyFor(blamed),
        missed: missedOf(found.filter((cut) => cut.when === "")),
        slide: subject,
        surplus: { axis: worst.axis, said: saidBeside(worst) },
        view: shown.view,
        rects: [...rects, ...others.flatMap((other) => other.rects)],
        key: subject.slide.id,
      });
    }
  },
});

interface Cut {
  readonly block: TextBlock;
  /** The text to which that is due. */
  readonly blamed: TextBlock;
  readonly said: string;
  readonly by: number;
  readonly axis: "down" | "across";
  readonly rects: readonly Rect[];
}

/** Where something else leaves the slide as well. */
const saidBeside = ({ block: { element }, by }: Cut): string =>
  `${by} px of ${element.tag === "pre" ? "code" : "text"} are cut off`;

const keyOf = ({ blamed: { element } }: Cut) => `${element.tag} ${element.text}`;

/** The texts that are cut; what stands out of its slide or area as well is found there. */
function findCut(measures: SlideMeasures, tolerance: number): Cut[] {
  const leaving = findCulprits(measures, usualTolerance).map(({ element }) => element);
  return measures.texts.flatMap((block): Cut[] => {
    const rect = inkOfBlock(block);
    const cut = rect && !block.decorative ? worstCut(rect, block.clips) : undefined;
    if (!rect || !cut || cut.out.by <= tolerance || leaving.includes(block.element)) return [];
    const { clip, out } = cut;
    const beside = measures.texts.filter(({ clips }) => clips.some((other) => isSame(clip, other)));
    if (isBelow(block, rect) && beside.some(isCutCode)) return [];
    const blamed = tooLongNote(block, out.by, beside) ?? block;
    const what = blamed === block ? lossIn(clip) : "moves code below its place";
    const said = `${what}: ${out.by} px are beyond ${out.side} of ${calledBox(clip.box)}`;
    return [{ block, blamed, said, by: out.by, axis: out.axis, rects: [rect, clip.box.rect] }];
  });
}

/** Where most of a text is cut off. */
function worstCut(rect: Rect, clips: readonly Clip[]) {
  const cuts = clips.flatMap((clip) => {
    const out = clip.lost
      ? ({ side: "the right edge", axis: "across", by: clip.lost } as const)
      : excess(rect, edgesOf(clip));
    return out ? [{ clip, out }] : [];
  });
  return cuts.toSorted((a, b) => b.out.by - a.out.by)[0];
}

/** Whether two texts are cut in the same direction by the same box: one that has all four edges in common. */
const isSame = (one: Clip, other: Clip): boolean =>
  one.axis === other.axis &&
  (["left", "top", "right", "bottom"] as const).every((edge) => one.box.rect[edge] === other.box.rect[edge]);

const lossIn = ({ scrolls }: Clip): string => (scrolls ? "must be scrolled to be read" : "is cut off");

function missedOf(cuts: readonly Cut[]): string | undefined {
  const kinds = new Set(cuts.map(({ block }) => (block.element.tag === "pre" ? "code" : "text")));
  return kinds.size === 0 ? undefined : `cut ${[...kinds].toSorted().join(" and ")}`;
}

const remedyFor = ({ element }: TextBlock): string =>
  isCodeNote(element)
    ? "say less in the note beside the code, and the rest in the speaker notes"
    : "say less, break long lines, or make the box larger";

/** A note of which nothing is in the place of its code. */
const isBelow = ({ element, clips }: TextBlock, rect: Rect): boolean =>
  isCodeNote(element) && clips.some((clip) => rect.top > edgesOf(clip).bottom);

/** Code that is cut below: what stands beside its last lines is cut with them, and not to blame. */
const isCutCode = ({ element, clips, pieces }: TextBlock): boolean =>
  element.tag === "pre" &&
  clips.some((clip) => pieces.some(({ lines }) => lines.some(({ bottom }) => bottom > edgesOf(clip).bottom)));

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
