import picomatch from "picomatch";
import { defineRule } from "../rule.js";

/** Pictures that nothing shows. */
export const unusedAsset = defineRule({
  id: "unused-asset",
  family: "links",
  severity: "warning",
  summary:
    "A picture, film or included file below slides/ is used by no deck. Found only when all decks of a project are checked.",
  why: "Nobody dares to delete it, everybody downloads it, and sometimes it is the one that the slide should have shown.",
  bad: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## What a runtime does\n\nIt starts the process.\n",
    "slides/old.png": "photo.png",
  },
  good: {
    "slides/decks/talk.deck.yaml": "title: A talk\nsections: [one.md]\n",
    "slides/one.md": "## What a runtime does\n\n![The runtime starts the process](new.png)\n",
    "slides/new.png": "photo.png",
  },
  options: { except: { default: [], help: "globs of files that may be unused, relative to the project" } },
  project({ unusedAssets }, { options, report }) {
    const isExcepted = picomatch([...options.except]);
    for (const { path, span } of unusedAssets) {
      if (!span || isExcepted(path)) continue;
      report({ span, message: `${path} is used by no deck`, remedy: "remove the file, or show it", key: path });
    }
  },
});
