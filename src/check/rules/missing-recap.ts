import { slidesOfSection } from "../../model/outline.js";
import { findSpan } from "../../source/text.js";
import { defineRule } from "../rule.js";

/** Parts that end without summing up. */
export const missingRecap = defineRule({
  id: "missing-recap",
  family: "talk",
  severity: "hint",
  summary: "A part has no slide that sums it up.",
  why: "What is said again at the end of a part is what is remembered after the talk.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections:\n  - title: How it starts\n    sections: [one.md]\n",
    "slides/one.md": Array.from(
      { length: 5 },
      (_, i) => `## Step ${i + 1} of the start happens here\n\nThe next step follows.\n`,
    ).join("\n---\n\n"),
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections:\n  - title: How it starts\n    sections: [one.md]\n",
    "slides/one.md": Array.from(
      { length: 5 },
      (_, i) =>
        `## ${i < 4 ? `Step ${i + 1} of the start happens here` : "Recap: four steps lead to the process"}\n\nThe next step follows.\n`,
    ).join("\n---\n\n"),
  },
  options: { slides: { default: 5, help: "number of slides from which a part needs a recap" } },
  deck(deck, { options, report }) {
    for (const part of deck.deck.parts) {
      const slides = part.sections.flatMap(slidesOfSection).filter(({ generated }) => !generated);
      if (part.title === "" || slides.length < options.slides) continue;
      const isRecap = slides.some(({ id, title, tags }) => recap.test([id, title, ...tags].join(" ")));
      if (isRecap) continue;
      const { file } = deck.deck.info.span;
      report({
        span: findSpan({ file, start: 0, end: file.text.length }, part.title),
        message: `the part “${part.title}” has ${slides.length} slides and no recap`,
        remedy: "end it with a slide whose title or tags say recap, summary or takeaways",
      });
    }
  },
});

const recap = /recap|summar|takeaway|remember|in short|review|conclusion|wrap.?up|zusammenfassung|fazit|résumé/i;
