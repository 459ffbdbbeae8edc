import type { FactRegistry } from "../../model/fact.js";
import { mentionOf } from "../entities.js";
import { startOf } from "../place.js";
import { bodyOf } from "../prose.js";
import { defineRule } from "../rule.js";

/** Slides about something in the registry that name no source. */
export const uncitedClaim = defineRule({
  id: "uncited-claim",
  family: "truth",
  severity: "warning",
  summary: "A slide whose title names something from the registry makes claims without a citation.",
  why: "Sooner or later somebody asks “says who?”. The answer should be on the slide.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md":
      "## The tool starts faster than all others\n\n- It needs half of the memory of every other one\n- It was written in one weekend by two people\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: low-level runtime\nsummary: A tool\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## The tool is small\n\n- It needs little memory, as its authors measured [@tool-fact]\n",
    "slides/facts/tool.yaml":
      "id: tool\nname: tool\ncategory: low-level runtime\nsummary: A tool\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n",
  },
  options: { words: { default: 8, help: "number of words from which a slide makes claims" } },
  slide(subject, deck, { options, report }) {
    const { slide, prose } = subject;
    if (!deck.facts || slide.generated || slide.citations.length > 0) return;
    const words = bodyOf(prose).match(/\p{L}{2,}/gu)?.length ?? 0;
    const titleWords = slide.title.match(/\p{L}{2,}/gu)?.length ?? 0;
    const entity = [...deck.facts.entities.values()].find(
      (candidate) => mentionOf(candidate, slide.title) !== undefined,
    );
    if (!entity || words - titleWords < options.words) return;
    report({
      span: startOf(subject),
      message: `this slide speaks of ${entity.name} and cites nothing`,
      remedy: `cite facts of ${entity.file}, such as [@${firstFactOf(deck.facts, entity.id)}]`,
      slide: subject,
    });
  },
});

function firstFactOf(registry: FactRegistry, entity: string): string {
  return [...registry.facts.values()].find((fact) => fact.entity === entity)?.id ?? "fact-id";
}
