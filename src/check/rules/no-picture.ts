import { hasPicture, runsOf } from "../form.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";

/** Many slides without anything to look at. */
export const noPicture = defineRule({
  id: "no-picture",
  family: "talk",
  severity: "hint",
  summary: "Many slides in a row show no picture, diagram, chart or terminal.",
  why: "An audience that reads does not listen. What is drawn is seen at once, and is what people remember.",
  bad: Array.from(
    { length: 9 },
    (_, i) => `## Step ${i + 1} of the start happens here\n\nThe next step follows.\n`,
  ).join("\n---\n\n"),
  good: Array.from(
    { length: 4 },
    (_, i) => `## Step ${i + 1} of the start happens here\n\nThe next step follows.\n`,
  ).join("\n---\n\n"),
  options: { most: { default: 8, help: "slides in a row without a picture" } },
  deck(deck, { options, report }) {
    for (const run of runsOf(deck, (subject) =>
      subject.views.length === 0 || hasPicture(subject) ? undefined : "words",
    )) {
      const shown = run.filter(({ slide }) => !slide.generated);
      const [first] = shown;
      if (!first || shown.length <= options.most) continue;
      report({
        span: startOf(first),
        message: `${shown.length} slides in a row show no picture, from this one on`,
        remedy: "draw one of them, such as what happens, where it happens, or how much of it",
        slide: first,
        key: first.slide.id,
      });
    }
  },
});
