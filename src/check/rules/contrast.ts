import { called } from "../geometry.js";
import { needed, tooPale } from "../legible.js";
import { placeOfElement, placeOfText } from "../place.js";
import { unite } from "../rect.js";
import { defineRule } from "../rule.js";

/** Text whose contrast is below WCAG 2.2 AA (1.4.3). */
export const contrast = defineRule({
  id: "contrast",
  family: "legibility",
  severity: "error",
  ofLook: true,
  summary: "Text has less contrast than WCAG AA asks for, measured on what the browser paints behind it.",
  why: "A projector in daylight takes away half of the contrast that a laptop shows. Text over a photograph or a gradient is measured where it is worst.",
  bad: '## Pale on pale\n\n<p style="color:#9aa3ab;background:#c4cad0">Nobody in the room reads this.</p>\n',
  good: '## Dark on pale\n\n<p style="color:#101820;background:#dfe4e8">Everybody in the room reads this.</p>\n',
  options: {
    least: { default: 4.5, help: "contrast ratio for text" },
    leastLarge: { default: 3, help: "contrast ratio for text of at least 24 pixels, or 18.66 in bold" },
  },
  slide(subject, _deck, { options, report }) {
    for (const { view, measures } of subject.views) {
      for (const block of measures.texts) {
        const worst = block.decorative ? undefined : tooPale(block, options);
        if (!worst) continue;
        const { piece, contrast: ratio } = worst;
        report({
          span: placeOfText(subject, piece.text) ?? placeOfElement(subject, block.element),
          message: `${called(block.element)} has a contrast of ${ratio.toFixed(1)} : 1; its size needs ${needed(piece, options)} : 1`,
          remedy: "choose a darker or lighter colour, or put a plain surface behind the text",
          slide: subject,
          view,
          rects: [unite(piece.lines)].filter((rect) => rect !== undefined),
          key: `${subject.slide.id}:${piece.text}`,
        });
      }
    }
  },
});
