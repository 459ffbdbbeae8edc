import picomatch from "picomatch";
import { defineRule } from "../rule.js";

/** Sections that are in no deck. */
export const unusedSection = defineRule({
  id: "unused-section",
  family: "links",
  severity: "warning",
  summary: "A Markdown file below slides/ is in no deck. Found only when all decks of a project are checked.",
  why: "Slides that nobody shows are slides that nobody keeps up to date.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## What a runtime does\n\nIt starts the process.\n",
    "slides/forgotten.md": "## What a shim does\n\nIt stays.\n",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md, two.md]\n",
    "slides/one.md": "## What a runtime does\n\nIt starts the process.\n",
    "slides/two.md": "## What a shim does\n\nIt stays.\n",
  },
  options: { except: { default: [], help: "globs of files that may be unused, relative to the project" } },
  project({ unusedSections }, { options, report }) {
    const isExcepted = picomatch([...options.except]);
    for (const { path, span } of unusedSections) {
      if (!span || isExcepted(path)) continue;
      report({ span, message: `${path} is in no deck`, remedy: "name it in a manifest, or remove it", key: path });
    }
  },
});
