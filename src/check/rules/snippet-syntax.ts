import type { CodeBlock } from "../../model/deck.js";
import type { Span } from "../../source/text.js";
import { defineRule } from "../rule.js";
import { mistakeIn } from "../syntax.js";

/** Code that its own parser would refuse. */
export const snippetSyntax = defineRule({
  id: "snippet-syntax",
  family: "talk",
  severity: "warning",
  summary:
    "A code block in JSON, YAML or the language of a shell cannot be read: a bracket, a quote or an indentation is wrong.",
  why: "Whoever copies it from the slide gets an error, and whoever knows the language sees it at once.",
  bad: '## The port is set in one place\n\n```json\n{\n  "name": "shop"\n  "port": 8080\n}\n```\n',
  good: '## The port is set in one place\n\n```json\n{\n  "name": "shop",\n  "port": 8080\n}\n```\n',
  slide(subject, deck, { report }) {
    for (const block of subject.slide.code) {
      const mistake = mistakeIn(block, deck.readShell);
      if (!mistake) continue;
      report({
        span: lineOf(block, mistake.line),
        message: `line ${mistake.line} of this ${block.language} cannot be read: ${mistake.message}`,
        remedy: "correct it; where it shows a piece of a file on purpose, … says so",
        slide: subject,
      });
    }
  },
});

/** The place of a line of a block, from 1, without the blanks around it; the whole block where it cannot be told. */
function lineOf({ span, included, isHtml }: CodeBlock, line: number): Span {
  if (isHtml) return span;
  const file = included?.file ?? span.file;
  const { text } = file;
  let start = included ? 0 : span.start;
  const below = included ? included.firstLine + line - 2 : line;
  for (let count = 0; count < below; count++) {
    const next = text.indexOf("\n", start);
    if (next === -1) return span;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  const written = text.slice(start, end === -1 ? text.length : end);
  const from = start + Math.max(0, written.search(/\S/));
  return { file, start: from, end: Math.max(from + 1, start + written.trimEnd().length) };
}
