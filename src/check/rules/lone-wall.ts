import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Walls that divide nothing. */
export const loneWall = defineRule({
  id: "lone-wall",
  family: "layout",
  severity: "warning",
  summary: "The wall of a diagram has nothing on one of its sides.",
  why: "The wall says that what is on one side cannot reach what is on the other. At an end it separates nothing, and the audience looks for what is missing.",
  bad: '## The kernel stands below the wall\n\n<div class="diagram" role="group" aria-label="A kernel below a wall"><div class="d-col">\n<div class="d-wall both">system calls</div>\n<div class="d-box" data-role="kernel">kernel</div>\n</div></div>\n',
  good: '## The kernel stands below the wall\n\n<div class="diagram" role="group" aria-label="A process above a wall, the kernel below it"><div class="d-col">\n<div class="d-box" data-role="workload">process</div>\n<div class="d-wall both">system calls</div>\n<div class="d-box" data-role="kernel">kernel</div>\n</div></div>\n',
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    for (const { element, rect, before, after } of own?.measures.walls ?? []) {
      if (!own || (before && after)) continue;
      const side = before ? "after" : "before";
      report({
        span: placeOfElement(subject, element),
        message: `the wall “${element.text}” has nothing ${before || after ? side : "around"} it`,
        remedy:
          "a wall stands between two boxes or groups of the same row or column; for what has no other side, take a group",
        slide: subject,
        view: own.view,
        rects: [rect],
        key: `${subject.slide.id}:${element.text}:${rect.top}`,
      });
    }
  },
});
