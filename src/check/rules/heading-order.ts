import type { Span } from "../../source/text.js";
import type { Heading } from "../measures.js";
import { placeOfText, startOf } from "../place.js";
import { defineRule, type Fix } from "../rule.js";

/** Headings within a slide that skip a level. */
export const headingOrder = defineRule({
  id: "heading-order",
  family: "accessibility",
  severity: "warning",
  summary: "A heading within a slide skips a level.",
  why: "Screen readers and the PDF's tags build an outline from the levels; a skipped one sounds as if something were missing.",
  bad: "## Runtimes\n\n#### High-level\n\nThey manage images.\n",
  good: "## Runtimes\n\n### High-level\n\nThey manage images.\n",
  fixes: true,
  slide(subject, _deck, { report }) {
    const [own] = subject.views;
    if (subject.slide.generated) return;
    const headings = own?.measures.headings ?? [];
    for (const [index, heading] of headings.entries()) {
      const before = headings[index - 1];
      if (!before || heading.level <= before.level + 1) continue;
      const span = placeOfText(subject, heading.text) ?? startOf(subject);
      const right = before.level + 1;
      const fix = fixOf(span, heading, right);
      report({
        span,
        message: `this heading has level ${heading.level}, the one before it has ${before.level}`,
        remedy: `write it with ${"#".repeat(right)}`,
        slide: subject,
        ...(fix ? { fix } : {}),
      });
    }
  },
});

/** The marks before a Markdown heading; HTML is left to its author. */
function fixOf({ file, start }: Span, { level }: Heading, right: number): Fix | undefined {
  const line = file.text.lastIndexOf("\n", start - 1) + 1;
  const marks = /^ {0,3}(#+)[ \t]/.exec(file.text.slice(line, start));
  if (marks?.[1]?.length !== level) return undefined;
  const at = line + marks[0].indexOf("#");
  return { span: { file, start: at, end: at + level }, text: "#".repeat(right) };
}
