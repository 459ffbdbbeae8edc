import { proseSpan } from "../prose.js";
import { differencesOn } from "../registry/differences.js";
import { defineRule } from "../rule.js";

const facts =
  "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {latest_release: {version: 2.4.1}}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n";

/** Versions that were the newest when the slide was written. */
export const outdatedVersion = defineRule({
  id: "outdated-version",
  family: "truth",
  severity: "warning",
  summary: "A slide calls a version the latest one, and the registry knows a newer one.",
  why: "Whoever has installed it this week has another one, and wonders what else is old.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is kept up to date\n\nThe latest release of tool is 2.3.0 [@tool-fact].\n",
    "slides/facts/tool.yaml": facts,
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md":
      "## The tool is kept up to date\n\nThe latest release of tool is 2.4.1 [@tool-fact]; since 1.7, it is small.\n",
    "slides/facts/tool.yaml": facts,
  },
  deck(deck, { report }) {
    for (const [subject, differences] of deck.recall(differencesOn)) {
      for (const { entity, value, registered, at, isOutdated } of differences) {
        if (!isOutdated) continue;
        report({
          span: proseSpan(subject.prose, at, value.length),
          message: `${entity.name}: “${value}” is not the newest version; the registry knows ${registered}`,
          remedy: `name the newest one, or say when it was; if the registry is wrong, correct ${entity.file}`,
          slide: subject,
        });
      }
    }
  },
});
