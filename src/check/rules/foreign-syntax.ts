import { foreignMarksIn } from "../foreign-marks.js";
import { proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";

/** Marks of other tools, which the room reads. */
export const foreignSyntax = defineRule({
  id: "foreign-syntax",
  family: "layout",
  severity: "warning",
  summary: "What another tool reads as a mark, such as remark's ??? above its notes, is text on the slide.",
  why: "The room reads the marks, and what they were to keep from it: notes, a second slide. What else is wrong with such a slide mostly comes from them, so the check speaks of its layout when they are gone.",
  bad: "## The runtime starts a process\n\nIt then leaves.\n\n???\n\nSay what comes next.\n",
  good: "## The runtime starts a process\n\nIt then leaves.\n\nNote:\nSay what comes next.\n",
  slide(subject, _deck, { report }) {
    const { slide, prose } = subject;
    if (slide.generated) return;
    const text = prose.written.slice(0, prose.notesFrom);
    const isFirst = prose.span.file.text.slice(0, prose.span.start).trim() === "";
    for (const { at, length, kind, means, remedy } of foreignMarksIn(text, { isFirst })) {
      report({
        span: proseSpan(prose, at, length),
        message: means,
        remedy,
        slide: subject,
        alike: { key: kind, isShared: true },
      });
    }
  },
});
