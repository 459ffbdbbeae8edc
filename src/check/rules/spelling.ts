import { didYouMeanOneOf } from "../../report/suggest.js";
import { defineRule } from "../rule.js";

/** Words that no dictionary has. */
export const spelling = defineRule({
  id: "spelling",
  family: "language",
  severity: "warning",
  needs: "quarterdeck-check",
  summary:
    "A word is in no dictionary: cspell's for the deck's language, its software terms, and the project's own words.",
  why: "A misspelt word in letters of 50 pixels is what the audience looks at.",
  bad: "## A runtime starts a procces\n\nIt asks the kernel for it.\n",
  good: "## A runtime starts a process\n\nIt asks the kernel for it.\n",
  slide(subject, _deck, { report }) {
    for (const { word, span, suggestions } of subject.misspellings) {
      const near = suggestions.slice(0, 3);
      report({
        span,
        message: `“${word}” is in no dictionary`,
        remedy: `${near.length > 0 ? `${didYouMeanOneOf(near)} Otherwise add` : "add"} it to check.words in quarterdeck.config.yaml`,
        slide: subject,
      });
    }
  },
});
