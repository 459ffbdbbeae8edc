import { groupByProject } from "../../content/source-layout.js";
import { sourceGroup } from "../../render/source-list.js";
import type { PaperPress } from "./paper-press.js";

/** What stands behind the slides of a document: the glossary and the sources. */
export function backMatter({ rendered: { deck } }: PaperPress) {
  return { glossary: deck.terms, sources: groupByProject(deck.citations).map(sourceGroup) };
}
