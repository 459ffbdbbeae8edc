import { leftOversIn } from "../left-overs.js";
import { proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";

/** What an author meant to come back to. */
export const leftOver = defineRule({
  id: "left-over",
  family: "language",
  severity: "warning",
  habit: "same words",
  summary:
    "A slide or its notes still hold what was to be finished or removed: TODO, “???”, lorem ipsum, a half-written link, an unfilled placeholder, lines of a merge conflict. “???” alone behind a label is an answer. (Addresses without words have a rule of their own, `bare-address`.)",
  why: "It is the first thing that the room reads, and the last one that its author sees.",
  bad: "## The tool starts fast\n\nIt starts in TODO milliseconds.\n",
  good: "## The tool starts fast\n\nIt starts before anybody has noticed, and has no TODO list.\n",
  options: {
    words: { default: ["TODO", "FIXME", "XXX", "TBD"], help: "words, in these letters, that mean unfinished work" },
  },
  slide(subject, _deck, { options, report }) {
    const { prose } = subject;
    for (const { at, length, message, remedy } of leftOversIn(prose, options.words)) {
      report({ span: proseSpan(prose, at, length), message, remedy, slide: subject });
    }
  },
});
