import type { Entity } from "../../model/fact.js";
import { mentionOf, sentencesOf } from "../entities.js";
import { proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";

/** What prose can say about an attribute of the registry, and how the two are compared. */
interface Comparison {
  readonly attribute: string;
  /** Finds the value in a sentence; its first group is the value. */
  readonly pattern: RegExp;
  readonly registered: (entity: Entity) => string | undefined;
  readonly agrees: (written: string, registered: string) => boolean;
}

const languages = "C\\+\\+|C#|Go|Rust|C|Python|OCaml|Java|Zig|Haskell|TypeScript|Lua";

const comparisons: readonly Comparison[] = [
  {
    attribute: "language",
    pattern: new RegExp(
      `\\b(?:written|implemented|rewritten|programmed)\\s+(?:entirely\\s+)?in\\s+(${languages})(?![\\w+#])`,
      "u",
    ),
    registered: ({ attributes }) => textOf(attributes["language"]),
    agrees: (written, registered) => registered.split(/[^\w+#]+/).includes(written),
  },
  {
    attribute: "license",
    pattern: /\b(?:licen[sc]ed under|under the)\s+(?:the\s+)?(Apache|MIT|GPL|LGPL|BSD|MPL|AGPL)\b/u,
    registered: ({ attributes }) => textOf(attributes["license"]),
    agrees: (written, registered) => registered.toLowerCase().includes(written.toLowerCase()),
  },
  {
    attribute: "first_release",
    pattern:
      /\b(?:first (?:appeared|released|published)|(?:was|were) (?:first )?released|first release\w*)\b[^.\n]{0,24}?\b((?:19|20)\d\d)\b/u,
    registered: ({ attributes }) => textOf(attributes["first_release"], "year"),
    agrees: (written, registered) => registered.includes(written),
  },
  {
    attribute: "latest_seen",
    pattern: /\b(?:latest|newest|current)\s+(?:release|version)\b[^\n]{0,24}?\bv?(\d+\.\d+(?:\.\d+)?)/u,
    registered: ({ attributes }) => textOf(attributes["latest_seen"], "version"),
    agrees: (written, registered) => registered.replace(/^v/, "").startsWith(written.replace(/^v/, "")),
  },
];

/** Values in prose that are not those of the registry. */
export const differingValue = defineRule({
  id: "differing-value",
  family: "truth",
  severity: "error",
  summary: "A sentence gives another language, licence, year or version than the registry.",
  why: "The card on one slide and the sentence on the next contradict each other, and somebody in the room notices.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\nThe tool is written in Rust [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {language: C}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\nThe tool is written in C [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {language: C}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  slide(subject, deck, { report }) {
    const entities = [...(deck.facts?.entities.values() ?? [])];
    for (const { text, start } of entities.length > 0 ? sentencesOf(subject.prose.text) : []) {
      const applicable = comparisons.flatMap((comparison) => {
        const match = comparison.pattern.exec(text);
        return match?.[1] ? [{ comparison, value: match[1], at: match.index + match[0].lastIndexOf(match[1]) }] : [];
      });
      if (applicable.length === 0) continue;
      const named = entities.filter((entity) => mentionOf(entity, text) !== undefined);
      const [entity] = named;
      // A sentence about two things does not say which of them the value belongs to.
      if (!entity || named.length > 1) continue;
      for (const { comparison, value, at } of applicable) {
        const registered = comparison.registered(entity);
        if (registered === undefined || comparison.agrees(value, registered)) continue;
        report({
          span: proseSpan(subject.prose, start + at, value.length),
          message: `${entity.name}: the text says “${value}”, the registry says “${registered}” (${comparison.attribute})`,
          remedy: `correct the text, or ${entity.file} with a source`,
          slide: subject,
        });
      }
    }
  },
});

/** An attribute as text; of an object the entry `key`. */
function textOf(value: unknown, key = ""): string | undefined {
  if (typeof value === "string" || typeof value === "number") return String(value);
  if (typeof value !== "object" || value === null || !(key in value)) return undefined;
  return textOf(Object.entries(value).find(([name]) => name === key)?.[1]);
}
