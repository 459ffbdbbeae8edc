import { defineRule } from "../rule.js";

/** Facts that no slide cites. */
export const unusedFact = defineRule({
  id: "unused-fact",
  family: "links",
  severity: "hint",
  summary: "A file of the registry has facts that no deck cites. Found only when all decks of a project are checked.",
  why: "A registry may know more than the slides say; the list shows what a talk could still tell.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## What a runtime does\n\nIt starts the process.\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: Tool\ncategory: program\nsummary: A tool\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## What a runtime does\n\nIt starts the process [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: Tool\ncategory: program\nsummary: A tool\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  project({ unusedFacts }, { report }) {
    for (const { entity, facts, total, span } of unusedFacts) {
      if (!span) continue;
      const shown = facts.length > 6 ? `${facts.slice(0, 6).join(", ")}, …` : facts.join(", ");
      report({
        span,
        message: `${facts.length} of the ${total} facts of “${entity}” are cited by no deck: ${shown}`,
        remedy: "cite them, or leave them as they are",
        key: entity,
      });
    }
  },
});
