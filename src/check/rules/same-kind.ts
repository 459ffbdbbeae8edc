import { formOf, runsOf } from "../form.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";

/** Slides in a row that look alike. */
export const sameKind = defineRule({
  id: "same-kind",
  family: "talk",
  severity: "hint",
  summary: "More than two slides in a row have the same form, such as a table, a card, or a list beside code.",
  why: "When the third table comes, the audience stops looking. Another form wakes it up, and asks the speaker what the third slide has to say that the first two have not.",
  bad: ["disk", "network", "memory"]
    .map((name) => `## The ${name} is fast\n\n| Runtime | ${name} |\n| --- | --- |\n| runc | fast |\n`)
    .join("\n---\n\n"),
  good: ["disk", "network"]
    .map((name) => `## The ${name} is fast\n\n| Runtime | ${name} |\n| --- | --- |\n| runc | fast |\n`)
    .join("\n---\n\n"),
  options: { most: { default: 2, help: "slides of one form in a row" } },
  deck(deck, { options, report }) {
    for (const run of runsOf(deck, formOf)) {
      const [first] = run;
      const next = run[options.most];
      if (!first || !next) continue;
      report({
        span: startOf(next),
        message: `${run.length} slides in a row have the form “${formOf(next)}”, from slide ${first.label} to ${run.at(-1)?.label}`,
        remedy: "give one of them another form, say two of them in one, or move one to the handout",
        slide: next,
        key: next.slide.id,
      });
    }
  },
});
