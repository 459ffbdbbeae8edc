import { startOf } from "../place.js";
import { defineRule } from "../rule.js";
import { type SlideSubject, writtenSlides } from "../subject.js";

/** Slides without notes in a deck that has them elsewhere. */
export const missingNotes = defineRule({
  id: "missing-notes",
  family: "talk",
  severity: "warning",
  summary:
    "A slide has no speaker notes, in a deck where most slides have some. Titles alone, and slides such as “Questions?”, need none.",
  why: "Another speaker, or you in a year, finds nothing to say; handouts and scripts have a gap.",
  bad: "## What a runtime does\n\nIt starts the process.\n\nNote:\nSay that it then leaves.\n\n---\n\n## What a shim does\n\nIt stays.\n\nNote:\nSay why.\n\n---\n\n## What an engine does\n\nIt manages.\n",
  good: "## What a runtime does\n\nIt starts the process.\n\nNote:\nSay that it then leaves.\n",
  deck(deck, { report }) {
    const slides = writtenSlides(deck);
    const without = slides.filter(({ slide }) => slide.notes.length === 0);
    if (without.length * 2 >= slides.length) return;
    for (const subject of without.filter((each) => !speaksForItself(each))) {
      report({
        span: startOf(subject),
        message: `“${subject.slide.title || subject.slide.id}” has no speaker notes`,
        remedy: "write what to say, from a line Note: to the end of the slide",
        slide: subject,
      });
    }
  },
});

/** Titles of slides on which everybody knows what to say. */
const customary =
  /^(?:(?:any )?questions?|q ?(?:&|and) ?a|thanks?\b.*|thank you\b.*|discussion|(?:coffee |lunch )?break|the end|end|bye\b.*|fragen|noch fragen|danke\b.*|vielen dank\b.*|pause|merci\b.*|des questions|gracias\b.*|preguntas)[\s?!.…]*$/i;

/** Whether a slide is a title and nothing else, or one of those that end a talk. */
const speaksForItself = ({ slide: { title, body } }: SlideSubject) =>
  customary.test(title.trim()) ||
  body.every(
    (block) => block.kind === "prose" && block.tokens.every(({ type }) => type === "heading" || type === "space"),
  );
