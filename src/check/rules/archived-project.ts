import { mentionOf } from "../entities.js";
import { bodyOf, proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";

/** Projects that have ended, mentioned as if they had not. */
export const archivedProject = defineRule({
  id: "archived-project",
  family: "truth",
  severity: "warning",
  summary: "A slide mentions a project that the registry calls archived, and does not say so.",
  why: "Somebody in the audience will try it tomorrow.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## Use the tool for small machines\n\nIt needs little memory [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {status: archived}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md":
      "## The tool was for small machines\n\nIt needed little memory [@tool-fact] and has been archived.\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {status: archived}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  slide(subject, deck, { report }) {
    const { prose } = subject;
    if (past.test(prose.text)) return;
    for (const entity of deck.facts?.entities.values() ?? []) {
      if (!ended.test(String(entity.attributes["status"] ?? ""))) continue;
      const at = mentionOf(entity, bodyOf(prose));
      if (at === undefined) continue;
      report({
        span: proseSpan(prose, at, entity.name.length),
        message: `${entity.name} is ${String(entity.attributes["status"])}, and neither the slide nor its notes say so`,
        remedy: "say that it has ended, and what took its place",
        slide: subject,
      });
    }
  },
});

const ended = /^(?:archived|obsolete|discontinued|ended|retired|unmaintained|dead)/i;
const past =
  /\b(?:archived|obsolete|discontinued|retired|unmaintained|historic(?:al)?|history|ended|stopped|was|were|had|once|former(?:ly)?|no longer|inactive|dormant|gone|past)\b/i;
