import type { SourceGroup } from "../../model/fact.js";
import { sourceGroup } from "../../render/source-list.js";
import type { PaperJob } from "./paper-job.js";

/** What stands behind the slides of a document: the glossary and the sources. */
export function backMatter(job: PaperJob) {
  return { glossary: job.rendered.deck.terms, sources: sourceGroups(job).map(sourceGroup) };
}

/** The groups of the Sources slides, each whole again. */
function sourceGroups(job: PaperJob): SourceGroup[] {
  const groups = new Map<string, SourceGroup>();
  for (const { slide } of job.slides) {
    if (slide.slide.generated?.kind !== "sources") continue;
    for (const group of slide.slide.generated.columns.flat()) {
      const known = groups.get(group.title);
      groups.set(group.title, { ...group, citations: [...(known?.citations ?? []), ...group.citations] });
    }
  }
  return [...groups.values()];
}
