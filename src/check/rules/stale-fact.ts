import { defineRule } from "../rule.js";

/** Cited facts whose sources were read long ago. */
export const staleFact = defineRule({
  id: "stale-fact",
  family: "truth",
  severity: "warning",
  summary: "The sources of a cited fact were read long ago, according to `checked:` in its file.",
  why: "Projects are archived, renamed and rewritten within a year; what was true at the last talk may be wrong at this one.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\nIt needs little memory [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nchecked: '2019-05-01'\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool was small\n\nIt needed little memory [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nchecked: '2999-05-01'\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  options: { months: { default: 24, help: "months after which a source should be read again" } },
  slide(subject, deck, { options, report }) {
    for (const { key, span } of subject.slide.citations) {
      const checked = deck.facts?.facts.get(key)?.checked;
      const age = checked === undefined ? 0 : monthsBetween(checked, deck.today);
      if (age <= options.months) continue;
      report({
        span,
        message: `the sources of “${key}” were read ${age} months ago (${checked})`,
        remedy: "read them again and renew checked: in the file of the fact",
        slide: subject,
      });
    }
  },
});

/** Whole months from one ISO date to another. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 1] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 1] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
