import { called, calledBox, excess, inkOfBlock } from "../geometry.js";
import { placeOfElement } from "../place.js";
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
        const how = block.clip.scrolls ? "must be scrolled to be read" : "is cut off";
        report({
          span: placeOfElement(subject, block.element),
          message: `${called(block.element)} ${how}: ${out.by} px are beyond ${out.side} of ${calledBox(block.clip)}`,
          remedy: "say less, break long lines, or make the box larger",
          slide: subject,
          view,
          rects: [rect, block.clip.rect],
          key: `${subject.slide.id}:${block.element.text}`,
        });
      }
    }
  },
});
