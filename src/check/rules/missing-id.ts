import { commentsIn } from "../../content/comments.js";
import { firstLineFrom, type Line, replaceComments, scanLines } from "../../content/scan.js";
import { slugOf } from "../../content/slug.js";
import type { SourceFile, Span } from "../../source/text.js";
import { sourceOf, startOf } from "../place.js";
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
    const linesOf = createLineReader();
    for (const subject of writtenSlides(deck)) {
      const { slide } = subject;
      if (slide.explicitId) continue;
      const id = slugOf(slide.title) || slide.id;
      const unique = taken.has(id) && id !== slide.id ? slide.id : id;
      const fix = fixOf(sourceOf(subject), linesOf(slide.span.file), unique);
      report({
        span: startOf(subject),
        message: `“${slide.title || slide.id}” has no id of its own`,
        remedy: `add <!-- .slide: id="${unique}" -->`,
        slide: subject,
        ...(fix ? { fix } : {}),
      });
    }
  },
});

/** What is wrong with fences was said when the slides were read. */
const nobody = { report: () => undefined };

/** The lines of a file, however many slides ask for them. */
function createLineReader(): (file: SourceFile) => readonly Line[] {
  const read = new Map<SourceFile, readonly Line[]>();
  return (file) => {
    const lines = read.get(file) ?? scanLines(file, 0, nobody);
    read.set(file, lines);
    return lines;
  };
}

/** Adds the id to the slide's attributes, or a comment with it above all that the slide shows; an empty slide has no place. */
function fixOf(source: Span, lines: readonly Line[], id: string): Fix | undefined {
  const { file, start, end } = source;
  for (const comment of commentsIn({ file, lines, problems: nobody }, start, end)) {
    const mark = /^\s*\.slide:[ \t]*/.exec(comment.text)?.[0];
    if (mark === undefined) continue;
    const at = comment.start + mark.length;
    return { span: { file, start: at, end: at }, text: `id="${id}" ` };
  }
  const above = beginningOf(source, lines);
  return above === undefined
    ? undefined
    : { span: { file, start: above, end: above }, text: `<!-- .slide: id="${id}" -->\n` };
}

/** Where the first line begins that shows something; where a comment ends on it, the line on which that begins. */
function beginningOf({ file, start, end }: Span, lines: readonly Line[]): number | undefined {
  const text = file.text.slice(start, end);
  const lineAt = (offset: number) => lines[firstLineFrom(lines, start + offset + 1) - 1];
  const shown = replaceComments(text, (comment) => comment.replace(/\S/g, " ")).search(/\S/);
  const line = shown === -1 ? undefined : lineAt(shown);
  const first = line?.masked && !line.opensFence ? lineAt(text.search(/\S/)) : line;
  return first && Math.max(start, first.start);
}
