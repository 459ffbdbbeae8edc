import { beyond } from "../graded.js";
import { placeOfElement } from "../place.js";
import { defineRule } from "../rule.js";

/** Lists that are too long or too deep. */
export const tooManyBullets = defineRule({
  id: "too-many-bullets",
  family: "legibility",
  severity: "warning",
  habit: "whatever it says",
  summary: "A list has too many items or too many levels. Lists of links, which are for later, may be long.",
  why: "After a handful of items nobody knows which one the speaker is talking about, and the structure of three levels is lost on a screen.",
  bad: `## Everything\n\n${Array.from({ length: 12 }, (_, i) => `- Thing ${i + 1}`).join("\n")}\n`,
  good: "## The essential\n\n- This\n- That\n- And why\n",
  options: {
    most: { default: 10, help: "items of a bullet list" },
    many: { default: 8, help: "items of a bullet list from which it is a hint, if it is no warning" },
    steps: { default: 10, help: "items of a numbered list" },
    levels: { default: 3, help: "lists nested in each other" },
  },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    for (const { element, items, depth, ordered, isOfLinks } of own.measures.lists) {
      const much = beyond(items, ordered ? { most: options.steps, many: options.steps } : options);
      const place = { span: placeOfElement(subject, element), slide: subject };
      const remedy = "group the items, split the slide, or show them as a table or diagram";
      if (much && !isOfLinks)
        report({
          ...place,
          message: `this list has ${items} items; at most ${much.limit} are remembered`,
          remedy,
          surplus: { axis: "down", said: `a list has ${items} items, and at most ${much.limit} are remembered` },
          ...much.weight,
        });
      if (depth > options.levels)
        report({
          ...place,
          message: `this list has ${depth} levels; at most ${options.levels} are understood`,
          remedy,
        });
    }
  },
});
