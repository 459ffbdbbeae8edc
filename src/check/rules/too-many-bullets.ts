import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Lists that are too long or too deep. */
export const tooManyBullets = defineRule({
  id: "too-many-bullets",
  family: "legibility",
  severity: "warning",
  summary: "A list has too many items or too many levels.",
  why: "After a handful of items nobody knows which one the speaker is talking about, and the structure of three levels is lost on a screen.",
  bad: `## Everything\n\n${Array.from({ length: 10 }, (_, i) => `- Thing ${i + 1}`).join("\n")}\n`,
  good: "## The essential\n\n- This\n- That\n- And why\n",
  options: {
    most: { default: 8, help: "items of a bullet list" },
    steps: { default: 10, help: "items of a numbered list" },
    levels: { default: 3, help: "lists nested in each other" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    for (const { element, items, depth, ordered } of own.measures.lists) {
      const most = ordered ? options.steps : options.most;
      const faults = [
        ...(items > most ? [`${items} items; at most ${most} are remembered`] : []),
        ...(depth > options.levels ? [`${depth} levels; at most ${options.levels} are understood`] : []),
      ];
      for (const fault of faults) {
        report({
          span: placeOfElement(subject, element),
          message: `this list has ${fault}`,
          remedy: "group the items, split the slide, or show them as a table or diagram",
          slide: subject,
        });
      }
    }
  },
});
