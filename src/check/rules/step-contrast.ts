import { called } from "../geometry.js";
import { needed, tooPale } from "../legible.js";
import { placeOfElement, placeOfText } from "../place.js";
import { defineRule } from "../rule.js";

/** Text that a step dims below WCAG 2.2 AA (1.4.3). */
export const stepContrast = defineRule({
  id: "step-contrast",
  family: "legibility",
  severity: "warning",
  ofLook: true,
  summary: "Text that a step dims has less contrast than WCAG AA asks for, in a step before the last.",
  why: "What is dimmed stays on the slide because somebody wants to look back at it. Who sits in the last row, or reads slowly, does so, and finds grey on grey. Each slide is looked at in up to twelve of its steps.",
  bad: '## Two steps to a container\n\n<p class="fragment highlight-current-blue">The runtime reads the bundle.</p>\n\nIt starts the process then.\n\n<style>.slide .fragment.highlight-current-blue.current-fragment{color:#39424e}</style>\n\n<p class="fragment">And leaves.</p>\n',
  good: '## Two steps to a container\n\n<p class="fragment highlight-current-blue">The runtime reads the bundle.</p>\n\nIt starts the process then.\n\n<p class="fragment">And leaves.</p>\n',
  options: {
    least: { default: 4.5, help: "contrast ratio for text" },
    leastLarge: { default: 3, help: "contrast ratio for text of at least 24 pixels, or 18.66 in bold" },
  },
  slide(subject, _deck, { options, report }) {
    for (const { view, measures } of subject.views) {
      // What is pale in the last step, too, contrast reports.
      const known = new Set(measures.texts.flatMap((block) => (tooPale(block, options) ? [block.element.text] : [])));
      const pale = (measures.states ?? []).flatMap(({ state, texts }) =>
        texts.flatMap((block) => {
          const worst = block.decorative || known.has(block.element.text) ? undefined : tooPale(block, options);
          return worst ? [{ ...worst, block, step: state.step }] : [];
        }),
      );
      const [first] = pale.toSorted((a, b) => a.contrast - b.contrast);
      if (!first) continue;
      const { piece, block, step, contrast } = first;
      const others = new Set(pale.map(({ block: { element } }) => element.text)).size - 1;
      const more =
        others === 0 ? "" : `, and ${others} more ${others === 1 ? "text is" : "texts are"} too pale in a step`;
      report({
        span: placeOfText(subject, piece.text) ?? placeOfElement(subject, block.element),
        message: `${called(block.element)} has a contrast of ${contrast.toFixed(1)} : 1 ${step === 0 ? "before the first step" : `after step ${step}`}; its size needs ${needed(piece, options)} : 1${more}`,
        remedy: "dim it less, or take it off the slide",
        slide: subject,
        view,
        rects: piece.lines,
        key: subject.slide.id,
      });
    }
  },
});
