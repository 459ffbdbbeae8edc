import { findSpan } from "../../source/text.js";
import { placeOfElement, sourceOf, startOf } from "../place.js";
import { defineRule } from "../rule.js";

/** Boxes of a diagram that only their colour explains, because they have no label. */
export const colourOnly = defineRule({
  id: "colour-only",
  family: "accessibility",
  severity: "warning",
  summary: "A coloured box of a diagram has no label.",
  why: "One man in twelve does not see the difference between some of the colours, and a black-and-white copy shows none.",
  bad: '## Two layers\n\n<div class="diagram"><div class="d-box" data-role="workload">app</div><div class="d-box" data-role="kernel"></div></div>\n',
  good: '## Two layers\n\n<div class="diagram"><div class="d-box" data-role="workload">app</div><div class="d-box" data-role="kernel">host kernel</div></div>\n',
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    for (const { label, role, rect, element } of own?.measures.coloured ?? []) {
      if (!own || label !== "") continue;
      const source = sourceOf(subject);
      const needle = `data-role="${role}"`;
      const isHere = source.file.text.slice(source.start, source.end).includes(needle);
      report({
        span: isHere
          ? findSpan(source, needle)
          : element.text === ""
            ? startOf(subject)
            : placeOfElement(subject, element),
        message: `this box says “${role}” by its colour alone`,
        remedy: "write a label into it, or give it an aria-label",
        slide: subject,
        view: own.view,
        rects: [rect],
        key: `${subject.slide.id}:${role}:${rect.left}:${rect.top}`,
      });
    }
  },
});
