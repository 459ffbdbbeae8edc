import { groupByProject } from "../../content/source-layout.js";
import { inPrint } from "../../model/source-text.js";
import { sourceGroup } from "../../render/source-list.js";
import type { PaperPress } from "./paper-press.js";

/** What stands behind the slides of a document: answers, fact sheets, the glossary and the sources. */
export function backMatter({ slides, rendered: { deck, factSheets } }: PaperPress) {
  const answers = slides
    .filter(({ answer }) => String(answer) !== "")
    .map(({ id, number, title, answer }) => ({ id, number, title, answer }));
  return {
    answers,
    factSheets: factSheets(),
    glossary: deck.terms,
    sources: groupByProject(deck.citations).map((group) => sourceGroup(group, inPrint)),
  };
}
