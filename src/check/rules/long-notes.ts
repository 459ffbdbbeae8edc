import { notesOf, proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";
import { wordsIn } from "../words.js";

/** Notes that cannot be spoken in the minutes of their slide. */
export const longNotes = defineRule({
  id: "long-notes",
  family: "talk",
  severity: "warning",
  summary: "The speaker notes need more time than the slide has.",
  why: "Read aloud they would take longer than planned, and the plan of the whole talk is wrong.",
  bad: `<!-- .slide: minutes="1" -->\n## What a runtime does\n\nIt starts the process.\n\nNote:\n${"The runtime reads the bundle and asks the kernel for what it describes. ".repeat(20)}\n`,
  good: '<!-- .slide: minutes="1" -->\n## What a runtime does\n\nIt starts the process.\n\nNote:\nThe runtime reads the bundle and asks the kernel for what it describes.\n',
  options: {
    wordsPerMinute: { default: 150, help: "words that are spoken in a minute" },
    tolerance: { default: 1.25, help: "times the minutes that the notes may take" },
  },
  slide(subject, _deck, { options, report }) {
    const { minutes } = subject.slide;
    const words = wordsIn(notesOf(subject.prose)).length;
    if (!minutes || words <= minutes * options.wordsPerMinute * options.tolerance) return;
    const needed = Math.round((words / options.wordsPerMinute) * 10) / 10;
    report({
      span: proseSpan(subject.prose, subject.prose.notesFrom, 4),
      message: `these notes have ${words} words, about ${needed} min; the slide has ${minutes}`,
      remedy: "shorten the notes, or give the slide more minutes",
      slide: subject,
    });
  },
});
