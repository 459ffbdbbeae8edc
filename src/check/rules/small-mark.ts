import { called } from "../geometry.js";
import { limitScale, shownSize } from "../legible.js";
import type { SlideMeasures } from "../measures.js";
import { placeOfElement } from "../place.js";
import { type Rect, unite } from "../rect.js";
import { defineRule } from "../rule.js";
import type { ElementName } from "../seen.js";

interface Small {
  readonly element: ElementName;
  readonly size: number;
  readonly rects: readonly Rect[];
  /** What is raised, such as an exponent, or what a style sheet writes. */
  readonly text: string;
  /** Its author has made it, and not the deck's look. */
  readonly isWritten: boolean;
}

/** Marks, numbers and badges that nobody can read; what is text is looked at by small-text. */
export const smallMark = defineRule({
  id: "small-mark",
  family: "legibility",
  severity: "warning",
  ofLook: true,
  summary: "A raised figure, the number of a line or step, or a label that decorates is too small to be read.",
  why: "small-text lets marks be smaller than text. Below 15 pixels of 720 they are specks from the third row on: whoever cannot read them asks what they are. Marks that the theme makes, such as numbers of sources, are a hint.",
  bad: '## Two to the power of ten\n\nA page of memory has 2<sup style="font-size:11px">12</sup> bytes.\n',
  good: "## Two to the power of ten\n\nA page of memory has 2<sup>12</sup> bytes.\n",
  options: { least: { default: 15, help: "pixels on a slide of 1280 × 720; at 4:3, 13 % less" } },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    const least = options.least * limitScale(own.measures);
    const small = marksOf(own.measures)
      .filter(({ size }) => size < least - 0.5)
      .toSorted((a, b) => a.size - b.size);
    const [first] = small;
    if (!first) return;
    const more =
      small.length === 1
        ? ""
        : `, and ${small.length - 1} more ${small.length === 2 ? "mark is" : "marks are"} too small`;
    const identity = `${first.text} ${called(first.element)} is ${shownSize(first.size)} px; the least is ${shownSize(least)}`;
    report({
      span: placeOfElement(subject, first.element),
      message: identity + more,
      identity,
      remedy: "make it larger, or leave it out",
      slide: subject,
      view: own.view,
      rects: small.flatMap(({ rects }) => rects),
      key: subject.slide.id,
      severity: small.some(({ isWritten }) => isWritten) ? "warning" : "hint",
    });
  },
});

/** All marks of a slide. */
function marksOf({ texts, marks }: SlideMeasures): Small[] {
  const written = texts.flatMap(({ element, pieces, decorative, kind }) =>
    pieces
      .filter(({ raised, text }) => (raised || decorative) && kind !== "math" && /[\p{L}\p{N}]/u.test(text))
      .map((piece): Small => {
        const rect = unite(piece.lines);
        return {
          element,
          size: piece.size,
          rects: rect ? [rect] : [],
          text: `“${piece.text.trim()}” in`,
          isWritten: !piece.isReference,
        };
      }),
  );
  return [
    ...written,
    ...marks.map(({ element, size, rect }) => ({
      element,
      size,
      rects: [rect],
      text: "the mark of",
      isWritten: false,
    })),
  ];
}
