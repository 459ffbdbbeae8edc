import { findSpan } from "../../source/text.js";
import { defineRule } from "../rule.js";
import { requestsIn } from "../script-requests.js";

/** Addresses that a finished slide still requests. */
export const externalRequest = defineRule({
  id: "external-request",
  family: "safety",
  severity: "error",
  ofLook: true,
  summary:
    "A slide requests an address on another site, or a script that the deck brings along does. (What the build removes by itself has messages of its own.)",
  why: "The room has no network, and the other site learns who shows the deck. Such requests always fail; something is missing on the slide.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A page of one's own\nsections: [talk.md]\n",
    "slides/talk.md": "## The page asks for a picture {#page}\n\nIt stands in the page's template.\n",
    "templates/print.hbs":
      '<html lang="en"><head><title>Talk</title><style>{{styles}}</style></head>\n<body class="print-page"><img src="a.png" alt="">\n<div class="reveal"><div class="slides">{{slides}}</div></div></body></html>\n',
  },
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
    for (const { file, span } of deck.scripts) {
      for (const { url, at } of requestsIn(file.text)) {
        report({
          span,
          message: `the script ${file.path} asks for ${url}; it is refused`,
          remedy: "save a copy in the project, and write what the script wants to know into it or into the slide",
          // Nobody knows whether it comes to this line.
          severity: "warning",
          key: `${file.path} ${url}`,
          related: [{ span: { file, start: at, end: at + url.length }, message: "it is asked for here" }],
        });
      }
    }
  },
});
