import { findSpan } from "../../source/text.js";
import { defineRule } from "../rule.js";

/** Addresses that a finished slide still requests. */
export const externalRequest = defineRule({
  id: "external-request",
  family: "safety",
  severity: "error",
  summary: "A slide requests an address on another site. (What the build removes by itself has messages of its own.)",
  why: "The room has no network, and the other site learns who shows the deck. Such requests always fail; something is missing on the slide.",
  bad: '## A frame\n\n<svg role="img" aria-label="A picture" width="100" height="100"><feImage href="https://example.com/a.png"/><filter id="f"><feImage href="https://example.com/a.png"/></filter><rect width="90" height="90" filter="url(#f)" fill="#36c"/></svg>\n',
  good: "## A picture\n\n![Three boxes in a row](photo.png)\n",
  deck(deck, { report }) {
    for (const url of deck.requests) {
      const subject = deck.slides.find(({ slide }) =>
        slide.span.file.text.slice(slide.span.start, slide.span.end).includes(url),
      );
      report({
        span: subject ? findSpan(subject.slide.span, url) : deck.deck.info.span,
        message: `the deck asks for ${url}; it is refused`,
        remedy: "save a copy in the project and use a relative path",
        ...(subject ? { slide: subject } : {}),
        key: url,
      });
    }
  },
});
