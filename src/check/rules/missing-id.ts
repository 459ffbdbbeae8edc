import { scanLines } from "../../content/scan.js";
import { slugOf } from "../../content/slug.js";
import type { Span } from "../../source/text.js";
import { startOf } from "../place.js";
import { defineRule, type Fix } from "../rule.js";
import { writtenSlides } from "../subject.js";

/** Slides without an id of their own. */
export const missingId = defineRule({
  id: "missing-id",
  family: "links",
  severity: "hint",
  summary: "A slide has no id of its own; its address comes from its title and changes with it.",
  why: "Links to it, manifests that pick it and bookmarks break when somebody improves the title.",
  bad: "## What a runtime does\n\nIt starts the process.\n",
  good: '<!-- .slide: id="runtime" -->\n## What a runtime does\n\nIt starts the process.\n',
  fixes: true,
  deck(deck, { report }) {
    const taken = new Set(deck.slides.map(({ slide }) => slide.id));
    for (const subject of writtenSlides(deck)) {
      const { slide } = subject;
      if (slide.explicitId) continue;
      const id = slugOf(slide.title) || slide.id;
      const unique = taken.has(id) && id !== slide.id ? slide.id : id;
      report({
        span: startOf(subject),
        message: `“${slide.title || slide.id}” has no id of its own`,
        remedy: `add <!-- .slide: id="${unique}" -->`,
        slide: subject,
        fix: fixOf(slide.span, startOf(subject), unique),
      });
    }
  },
});

/** Adds the id to the slide's attributes, or a comment with it at the slide's beginning. */
function fixOf(slide: Span, start: Span, id: string): Fix {
  const { file } = slide;
  const lines = scanLines(file, 0, { report: () => undefined });
  const isCode = (at: number) => lines.some(({ start: from, end, masked }) => masked && at >= from && at <= end);
  const comments = file.text.slice(slide.start, slide.end).matchAll(/<!--\s*\.slide\s*:[ \t]*/g);
  const comment = [...comments].find(({ index }) => !isCode(slide.start + index));
  if (comment) {
    const at = slide.start + comment.index + comment[0].length;
    return { span: { file, start: at, end: at }, text: `id="${id}" ` };
  }
  const line = Math.max(slide.start, file.text.lastIndexOf("\n", start.start - 1) + 1);
  return { span: { file, start: line, end: line }, text: `<!-- .slide: id="${id}" -->\n` };
}
