import { findSpan } from "../../source/text.js";
import { startOf } from "../place.js";
import { defineRule } from "../rule.js";

/** Links to other sites that lead nowhere; checked only with `--online`. */
export const deadLink = defineRule({
  id: "dead-link",
  family: "links",
  severity: "error",
  summary: "With --online: a link to another site does not answer, or answers that nothing is there.",
  why: "The demo that was online last year is the first thing that the audience tries.",
  bad: "## Try it\n\nThe [demo](http://localhost:9/gone) is online.\n",
  good: "## Try it\n\nThe [demo](#try-it) is on this slide.\n",
  slide(subject, deck, { report }) {
    const hrefs = new Set(subject.views[0]?.measures.links.map(({ href }) => href));
    for (const { href, status, detail } of deck.answers) {
      const isDead = status === 0 || status === 404 || status === 410;
      if (!hrefs.has(href) || (status >= 200 && status < 400)) continue;
      const { span } = subject.slide;
      const isWritten = span.file.text.slice(span.start, span.end).includes(href);
      report({
        span: isWritten ? findSpan(span, href) : startOf(subject),
        message: isDead ? `${href} is dead: ${detail}` : `${href} could not be checked: ${detail}`,
        remedy: isDead ? "link to where it moved, or to an archived copy" : "open it by hand",
        slide: subject,
        severity: isDead ? "error" : "hint",
      });
    }
  },
});
