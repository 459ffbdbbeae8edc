import { codeIn } from "../../content/dialect.js";
import { fences } from "../../render/values/fences.js";
import type { Span } from "../../source/text.js";
import type { Diagram } from "../measures.js";
import { findWords, placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";
import type { SlideSubject } from "../subject.js";

/** Diagrams beside which a list tells steps of which the picture shows none, or not all. */
export const unnumberedSteps = defineRule({
  id: "unnumbered-steps",
  family: "legibility",
  severity: "warning",
  summary: "A diagram tells its steps in a list, and the picture shows none of them, or leaves one out.",
  why: "The eye goes back and forth between list and picture and finds no way: which of the boxes is step 3? A part of the picture with data-step, or step where boxes are described, lights up with its line and carries its number.",
  bad: '## The kubelet asks containerd\n\n<div class="diagram with-steps" role="group" aria-label="The kubelet calls containerd"><div class="d-col">\n<div class="d-box" data-role="hardware">kubelet</div>\n<div class="d-arrow"></div>\n<div class="d-box" data-role="runtime">containerd</div>\n</div>\n<ol>\n<li>The kubelet calls containerd</li>\n<li>containerd starts the container</li>\n</ol></div>\n',
  good: '## The kubelet asks containerd\n\n<div class="diagram with-steps" role="group" aria-label="The kubelet calls containerd"><div class="d-col">\n<div class="d-box" data-role="hardware" data-step="1">kubelet</div>\n<div class="d-arrow"></div>\n<div class="d-box" data-role="runtime" data-step="2">containerd</div>\n</div>\n<ol>\n<li>The kubelet calls containerd</li>\n<li>containerd starts the container</li>\n</ol></div>\n',
  options: { steps: { default: 2, help: "steps from which the picture has to show all of them" } },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    for (const diagram of own?.measures.diagrams ?? []) {
      const { steps, rect, element, isDescribed } = diagram;
      if (!own || steps.length < options.steps) continue;
      const list = placeOfList(subject, diagram);
      const common = { slide: subject, view: own.view, rects: [rect] };
      const number = (step: number) => (isDescribed ? `step: ${step}` : `data-step="${step}"`);
      if (!steps.some(({ isShown }) => isShown)) {
        report({
          ...common,
          span: list ? { ...list, end: list.start + "steps".length } : placeOfElement(subject, element),
          message: `the diagram tells ${steps.length} steps in a list, and no part of the picture says to which it belongs`,
          remedy: `give the parts of the picture ${number(1)} and so on`,
          key: `${subject.slide.id}:${element.text}`,
        });
        continue;
      }
      for (const [at, step] of steps.entries()) {
        if (step.isShown) continue;
        report({
          ...common,
          span: list ? (findWords(list, step.element.text) ?? list) : placeOfElement(subject, step.element),
          message: `no part of the picture belongs to step ${at + 1}, and other steps have theirs`,
          remedy: `give what it is about ${number(at + 1)}, or tell it in another step`,
          key: `${subject.slide.id}:${element.text}:${at}`,
        });
      }
    }
  },
});

/** From `steps:` to the end of the fence in which a diagram is described; undefined where it is written elsewhere. */
function placeOfList({ slide }: SlideSubject, { isDescribed, steps }: Diagram): Span | undefined {
  if (!isDescribed) return undefined;
  const lists = codeIn(slide.body).flatMap(({ language, span }): Span[] => {
    if (fences.get(language)?.component !== "boxes") return [];
    const at = span.file.text.slice(span.start, span.end).search(/(?<![\p{L}\p{N}_-])steps["']?\s*:/u);
    return at === -1 ? [] : [{ ...span, start: span.start + at }];
  });
  return lists.find((list) => steps.every(({ element }) => findWords(list, element.text))) ?? lists[0];
}
