import { minutesOf, slidesOf } from "../../model/outline.js";
import { firstLineOf } from "../lines.js";
import { defineRule } from "../rule.js";
import { writtenSlides } from "../subject.js";

/** Planned minutes against the slot. */
export const slot = defineRule({
  id: "slot",
  family: "talk",
  severity: "warning",
  summary: "The planned minutes do not fit the deck's slot, or some slides of a planned deck have none.",
  why: "Talks that run over lose their end, which is where the point was.",
  bad: '---\nminutes: 5\n---\n\n<!-- .slide: minutes="4" -->\n## What a runtime does\n\nIt starts the process.\n\n---\n\n<!-- .slide: minutes="4" -->\n## What a shim does\n\nIt stays.\n',
  good: '---\nminutes: 8\n---\n\n<!-- .slide: minutes="4" -->\n## What a runtime does\n\nIt starts the process.\n\n---\n\n<!-- .slide: minutes="4" -->\n## What a shim does\n\nIt stays.\n',
  options: { least: { default: 0.7, help: "part of the slot that should be planned" } },
  deck(deck, { options, report }) {
    const { minutes, span } = deck.deck.info;
    if (minutes === undefined) return;
    const planned = minutesOf(slidesOf(deck.deck.parts));
    const at = /^minutes:.*$/m.exec(span.file.text);
    const place = at ? { file: span.file, start: at.index, end: at.index + at[0].length } : span;
    if (planned > minutes) {
      const over = Math.round((planned - minutes) * 100) / 100;
      report({
        span: place,
        message: `the slides need ${planned} min, ${over} more than the slot of ${minutes}`,
        remedy: "shorten slides, or mark some with priority=could and build with --minutes",
      });
    } else if (planned > 0 && planned < minutes * options.least) {
      report({
        span: place,
        message: `only ${planned} of ${minutes} min are planned`,
        remedy: "give the slides their minutes, or shorten the slot",
      });
    }
    for (const subject of planned > 0 ? writtenSlides(deck) : []) {
      if (subject.slide.minutes !== undefined) continue;
      report({
        span: firstLineOf(subject.slide.span),
        message: `“${subject.slide.title || subject.slide.id}” has no minutes, in a deck that plans them`,
        remedy: 'add <!-- .slide: minutes="2" -->',
        slide: subject,
      });
    }
  },
});
