import { called } from "../geometry.js";
import { causeOf, isGroundUnknown, type Pale, paleTexts, type Ratios } from "../legible.js";
import { momentsOf } from "../moments.js";
import { placeOfPiece } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideInView } from "../subject.js";

/** Text that a step dims below WCAG 2.2 AA (1.4.3). */
export const stepContrast = defineRule({
  id: "step-contrast",
  family: "legibility",
  severity: "warning",
  ofLook: true,
  summary:
    "Text that a step shows or dims has less contrast than WCAG AA asks for, in another state than the printed one.",
  why: "What is dimmed stays on the slide because somebody wants to look back at it. Who sits in the last row, or reads slowly, does so, and finds grey on grey. Lines of code that are not lit count, too.",
  bad: '## Two steps to a container\n\n<p class="fragment highlight-current-blue">The runtime reads the bundle.</p>\n\nIt starts the process then.\n\n<style>.slide .fragment.highlight-current-blue.current-fragment{color:#39424e}</style>\n\n<p class="fragment">And leaves.</p>\n',
  good: '## Two steps to a container\n\n<p class="fragment highlight-current-blue">The runtime reads the bundle.</p>\n\nIt starts the process then.\n\n<p class="fragment">And leaves.</p>\n',
  options: {
    least: { default: 4.5, help: "contrast ratio for text" },
    leastLarge: {
      default: 3,
      help: "contrast ratio for text of at least 36 pixels, or 28 in bold, on a slide of 1280 × 720; at 4:3, 13 % less",
    },
  },
  slide(subject, _deck, { options, report }) {
    for (const shown of subject.views.filter(({ measures }) => !isGroundUnknown(measures))) {
      const pale = paleInSteps(shown, options).toSorted((a, b) => a.contrast - b.contrast);
      const [first] = pale;
      if (!first) continue;
      const { piece, block, when, contrast, least } = first;
      const cause = causeOf(first, shown.measures);
      const others = new Set(pale.map(({ block: { element } }) => element.text)).size - 1;
      const more =
        others === 0 ? "" : `, and ${others} more ${others === 1 ? "text is" : "texts are"} too pale in a step`;
      const identity = `${called(block.element)} has a contrast of ${contrast.toFixed(1)} : 1${when}`;
      report({
        span: placeOfPiece(subject, block.element, piece.text),
        message: `${identity}; its size needs ${least} : 1${more}`,
        identity,
        remedy: "dim it less, or take it off the slide",
        slide: subject,
        view: shown.view,
        rects: piece.lines,
        key: subject.slide.id,
        ...(pale.some((text) => text.piece.ownColours)
          ? { alike: { key: cause } }
          : { cause: { key: cause, badness: -contrast } }),
      });
    }
  },
});

/** What is too pale in a step, and not already as it is printed, which contrast reports. */
function paleInSteps(shown: SlideInView, ratios: Ratios): (Pale & { readonly when: string })[] {
  const [printed = [], ...steps] = momentsOf(shown).map(({ measures, when }) =>
    paleTexts(measures, ratios).map((pale) => ({ ...pale, when })),
  );
  const nameOf = ({ block: { element }, piece }: Pale) => `${element.text} ${piece.text}`;
  const known = new Set(printed.map(nameOf));
  return steps.flat().filter((pale) => !known.has(nameOf(pale)));
}
