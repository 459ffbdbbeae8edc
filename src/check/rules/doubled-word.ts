import { proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";

/** Words that are written twice in a row. */
export const doubledWord = defineRule({
  id: "doubled-word",
  family: "language",
  severity: "warning",
  summary: "A word is written twice in a row.",
  why: "The author does not see it, the audience does.",
  bad: "## The runtime starts the the process\n\nIt then leaves.\n",
  good: "## The runtime starts the process\n\nIt then leaves.\n",
  fixes: true,
  options: {
    allowed: {
      default: ["that", "had", "is", "bye", "very", "sehr", "die", "das", "der", "nous", "vous"],
      help: "words that may be repeated",
    },
  },
  slide(subject, _deck, { options, report }) {
    const { prose } = subject;
    for (const match of prose.text.matchAll(
      /(?<![\p{L}\p{N}’'-])(\p{L}+)([ \t]*\n?[ \t]+|[ \t]*\n)\1(?![\p{L}\p{N}’'-])/giu,
    )) {
      const [whole, word = "", between = ""] = match;
      const isBlanked =
        prose.span.file.text.slice(prose.span.start + match.index, prose.span.start + match.index + whole.length) !==
        whole;
      if (isBlanked || options.allowed.includes(word.toLowerCase()) || /\n\s*\n/.test(between)) continue;
      const span = proseSpan(prose, match.index + word.length, whole.length - word.length);
      report({
        span: proseSpan(prose, match.index, whole.length),
        message: `“${word}” stands twice`,
        remedy: "remove one",
        slide: subject,
        fix: { span, text: "" },
      });
    }
  },
});
