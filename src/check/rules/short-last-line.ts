import { called } from "../geometry.js";
import { placeOfElement } from "../place.js";
import { rectWidth } from "../rect.js";
import { defineRule } from "../rule.js";
import type { TextBlock } from "../seen.js";

/** Lines that hold nothing but the end of a sentence. */
export const shortLastLine = defineRule({
  id: "short-last-line",
  family: "layout",
  severity: "hint",
  ofLook: true,
  summary: "The last line of a title, paragraph, item or cell holds one short word.",
  why: "A word alone costs a line, and looks as if it had been forgotten. It goes when one word of the sentence goes.",
  bad: '## Orphans\n\n<p style="width:min-content">The&nbsp;runtime&nbsp;reads&nbsp;the&nbsp;whole&nbsp;bundle, too.</p>\n',
  good: "## Orphans\n\n<p>The&nbsp;runtime&nbsp;reads&nbsp;the&nbsp;whole&nbsp;bundle, too.</p>\n",
  options: { least: { default: 15, help: "percent of the widest line that a word alone has to fill" } },
  slide(subject, _deck, { options, report }) {
    const [own] = subject.views;
    if (!own || subject.slide.generated) return;
    for (const block of own.measures.texts) {
      const line = block.lastLine;
      if (!line || !isAlone(block, options.least)) continue;
      report({
        span: placeOfElement(subject, block.element),
        message: `${called(block.element)} ends with “${line.text}” alone in its last line`,
        remedy: "leave out a word, or say it in other words",
        slide: subject,
        view: own.view,
        rects: [line.rect],
        key: `${subject.slide.id}:${block.element.text}`,
      });
    }
  },
});

function isAlone({ lastLine: line, decorative, furniture }: TextBlock, least: number): boolean {
  if (!line || decorative || furniture || line.text === "" || /\s/.test(line.text)) return false;
  return rectWidth(line.rect) < (line.widest * least) / 100;
}
