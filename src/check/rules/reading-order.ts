import { called } from "../geometry.js";
import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Texts that are seen first and read later. */
export const readingOrder = defineRule({
  id: "reading-order",
  family: "accessibility",
  severity: "warning",
  summary: "A style sheet shows a text before another one that is read first.",
  why: "Screen readers, the text of the PDF and whoever copies from it follow the source: they hear the answer before the question.",
  bad: '## How a container starts\n\n<div style="display:flex;flex-direction:column-reverse">\n<p>Then the runtime starts the process.</p>\n<p>First the shim prepares the bundle.</p>\n</div>\n',
  good: "## How a container starts\n\n<div>\n<p>First the shim prepares the bundle.</p>\n<p>Then the runtime starts the process.</p>\n</div>\n",
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    for (const { element, rect, before, side, by } of own.measures.displaced) {
      report({
        span: placeOfElement(subject, element),
        message: `${called(element)} is seen ${side} ${called(before)}, and read after it (${by})`,
        remedy: "write the texts in the order in which they are seen, and leave the style out",
        slide: subject,
        view: own.view,
        rects: [rect],
      });
    }
  },
});
