import { codeIn } from "../../content/dialect.js";
import type { CodeBlock } from "../../model/deck.js";
import { fences } from "../../render/values/fences.js";
import type { Span } from "../../source/text.js";
import { beyond } from "../graded.js";
import { firstLineOf } from "../lines.js";
import { defineRule } from "../rule.js";

/** Listings that are too wide or too high to be followed. */
export const longCode = defineRule({
  id: "long-code",
  family: "legibility",
  severity: "warning",
  summary: "A listing has too many lines, or lines that are too long.",
  why: "Long lines make the whole listing small, and nobody follows thirty lines in a minute. Show the lines that carry the point; the rest is a link.",
  bad: "## Everything in one line\n\n```sh\ncurl --silent --show-error --location --output runc.tar.gz https://example.org/releases/latest/runc-linux-amd64.tar.gz\n```\n",
  good: "## The line that matters\n\n```sh\nrunc run demo\n```\n",
  options: {
    lines: { default: 22, help: "lines of one listing; listings with steps may have twice as many" },
    many: { default: 20, help: "lines from which it is a hint, if it is no warning" },
    columns: { default: 90, help: "characters of one line" },
  },
  slide(subject, _deck, { options, report }) {
    if (subject.slide.generated) return;
    // What a diagram is drawn from is no listing.
    for (const block of codeIn(subject.slide.body).filter(({ language }) => !fences.has(language))) {
      const lines = block.text.replace(/\n$/, "").split("\n");
      const times = block.steps.length > 1 ? 2 : 1;
      const much = beyond(lines.length, { most: options.lines * times, many: options.many * times });
      if (much) {
        report({
          span: firstLineOf(block.span),
          message: `this listing has ${lines.length} lines; at most ${much.limit} can be followed`,
          remedy: "show a part of it (lines=, region=), or walk through it in steps",
          slide: subject,
          surplus: {
            axis: "down",
            said: `a listing has ${lines.length} lines, and at most ${much.limit} can be followed`,
          },
          ...much.weight,
        });
      }
      const longest = lines.reduce((a, b) => (b.length > a.length ? b : a), "");
      if (longest.length > options.columns) {
        report({
          span: lineIn(block, longest),
          message: `this line of code has ${longest.length} characters; at most ${options.columns} stay legible`,
          remedy: "break the line, or leave out what is not the point",
          slide: subject,
          surplus: {
            axis: "across",
            said: `a line of code has ${longest.length} characters, and at most ${options.columns} stay legible`,
          },
        });
      }
    }
  },
});

/** The line in the Markdown; the fence when the code came from a file. */
function lineIn(block: CodeBlock, line: string): Span {
  const at = block.span.file.text.indexOf(line.trim(), block.span.start);
  if (at === -1 || at >= block.span.end) return firstLineOf(block.span);
  return { file: block.span.file, start: at, end: at + line.trim().length };
}
