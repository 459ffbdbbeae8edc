import type { SourceGroup } from "../../model/fact.js";
import { sourceGroup } from "../../render/source-list.js";
import type { PaperPress } from "./paper-press.js";

/** What stands behind the slides of a document: the glossary and the sources. */
export function backMatter(press: PaperPress) {
  return { glossary: press.rendered.deck.terms, sources: sourceGroups(press).map(sourceGroup) };
}

/** The groups of the Sources slides, each whole again. */
function sourceGroups(press: PaperPress): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const { slide } of press.slides) {
    if (slide.generated?.kind !== "sources") continue;
    for (const group of slide.generated.columns.flat()) {
      const known = groups.get(group.title);
      groups.set(group.title, { ...group, citations: [...(known?.citations ?? []), ...group.citations] });
    }
  }
  return [...groups.values()];
}
