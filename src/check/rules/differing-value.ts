import { type Entity, mainValue } from "../../model/fact.js";
import { mentionOf, sentencesOf } from "../entities.js";
import { proseSpan } from "../prose.js";
import type { Difference } from "../registry/difference.js";
import { differencesOn } from "../registry/differences.js";
import { defineRule } from "../rule.js";
import { type Comparison, comparisonsOf, sentencesSchema, type ValueSentences } from "../value-sentences.js";

const config = `check:
  rules:
    differing-value:
      attributes:
        language: {sentences: ["written|rewritten in {value}"], values: [C, Go, Rust]}
        licence: {sentences: ["under the {value}"], values: [Apache, GPL, MIT]}
        released: {sentences: ["first released … {value}"], values: year}
`;

/** Values in prose that are not those of the registry. */
export const differingValue = defineRule({
  id: "differing-value",
  family: "truth",
  severity: "error",
  summary:
    "A sentence, a table or a line such as “Language: Go” gives another value than the registry: for what every registry knows, such as languages, licences, dates and figures, and for what the configuration names.",
  why: "The card on one slide and the sentence on the next contradict each other, and somebody in the room notices.",
  bad: {
    "quarterdeck.config.yaml": config,
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\nThe tool is written in Rust [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {language: C}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "quarterdeck.config.yaml": config,
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\nThe tool is written in C [@tool-fact].\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: program\nsummary: A tool\nattributes: {language: C}\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  options: {
    attributes: {
      default: {} as ValueSentences,
      schema: sentencesSchema,
      help: "attributes of the registry, each with sentences that give a value and the values: a list, number, year or version",
    },
  },
  deck(deck, { options, report }) {
    const comparisons = comparisonsOf(options.attributes);
    const entities = [...(deck.facts?.entities.values() ?? [])];
    if (entities.length === 0) return;
    for (const [subject, conventional] of deck.recall(differencesOn)) {
      const configured = sentencesOf(subject.prose.text).flatMap(({ text, start }) =>
        differencesIn(text, comparisons, entities).map((found) => ({ ...found, at: start + found.at })),
      );
      for (const { entity, attribute, value, at, registered, isCertain } of merged(configured, conventional)) {
        report({
          span: proseSpan(subject.prose, at, value.length),
          message: `${entity.name}: the text says “${value}”, the registry says “${registered}” (${attribute})`,
          remedy: `correct the text, or ${entity.file} with a source`,
          slide: subject,
          severity: isCertain ? "error" : "warning",
        });
      }
    }
  },
});

type Found = Omit<Difference, "isOutdated">;

/** What the configuration finds comes first; versions that are only old have a rule of their own. */
function merged(configured: readonly Found[], conventional: readonly Difference[]): Found[] {
  const left = conventional.filter(({ at, isOutdated }) => !isOutdated && configured.every((other) => other.at !== at));
  const old = conventional.filter(({ isOutdated }) => isOutdated).map(({ at }) => at);
  return [...configured.filter(({ at }) => !old.includes(at)), ...left];
}

/** The values of a sentence that the registry does not give to what the sentence is about. */
function differencesIn(sentence: string, comparisons: readonly Comparison[], entities: readonly Entity[]): Found[] {
  const said = comparisons.flatMap((comparison) => {
    const found = comparison.find(sentence);
    return found ? [{ ...comparison, ...found }] : [];
  });
  if (said.length === 0) return [];
  const named = entities.filter((entity) => mentionOf(entity, sentence) !== undefined);
  const [entity] = named;
  // A sentence about two things does not say which of them the value belongs to.
  if (!entity || named.length > 1) return [];
  return said.flatMap(({ attribute, agrees, value, at }) => {
    const registered = mainValue(entity.attributes[attribute]);
    return registered === undefined || agrees(value, registered)
      ? []
      : [{ entity, attribute, value, at, registered, isCertain: true }];
  });
}
