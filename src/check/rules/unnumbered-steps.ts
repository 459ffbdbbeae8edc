import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Diagrams beside which a list tells steps that the picture does not show. */
export const unnumberedSteps = defineRule({
  id: "unnumbered-steps",
  family: "legibility",
  severity: "warning",
  summary: "A diagram tells its steps in a list, and the picture shows none of them.",
  why: "The eye goes back and forth between list and picture and finds no way: which of the boxes is step 3? A part of the picture with data-step lights up with its line and carries its number.",
  bad: '## The kubelet asks containerd\n\n<div class="diagram with-steps" role="group" aria-label="The kubelet calls containerd"><div class="d-col">\n<div class="d-box" data-role="hardware">kubelet</div>\n<div class="d-arrow"></div>\n<div class="d-box" data-role="runtime">containerd</div>\n</div>\n<ol>\n<li>The kubelet calls containerd</li>\n<li>containerd starts the container</li>\n</ol></div>\n',
  good: '## The kubelet asks containerd\n\n<div class="diagram with-steps" role="group" aria-label="The kubelet calls containerd"><div class="d-col">\n<div class="d-box" data-role="hardware" data-step="1">kubelet</div>\n<div class="d-arrow"></div>\n<div class="d-box" data-role="runtime" data-step="2">containerd</div>\n</div>\n<ol>\n<li>The kubelet calls containerd</li>\n<li>containerd starts the container</li>\n</ol></div>\n',
  options: { steps: { default: 2, help: "steps from which the picture has to show them" } },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    for (const { element, rect, steps, numbered } of own?.measures.diagrams ?? []) {
      if (!own || numbered || steps < options.steps) continue;
      report({
        span: placeOfElement(subject, element),
        message: `the diagram tells ${steps} steps in a list, and no part of the picture says to which it belongs`,
        remedy: 'give the parts of the picture data-step="1" and so on',
        slide: subject,
        view: own.view,
        rects: [rect],
        key: `${subject.slide.id}:${element.text}`,
      });
    }
  },
});
