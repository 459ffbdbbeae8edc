import { type FactSource, type SourceGroup, sourceAddress } from "../model/fact.js";

/** The sources of a project: its repository and revision once, then at most two places for each number. */
export function sourceGroup({ title, main, citations }: SourceGroup) {
  const revision = revisionOf(main);
  return {
    title,
    repository: main.repo ?? "",
    revision,
    href: main.repo ? sourceAddress({ repo: main.repo, commit: main.commit, tag: main.tag }) : "",
    entries: citations.map(({ number, sources }) => ({
      number,
      links: sources.slice(0, 2).map((source) => ({ text: sourceText(source, main), href: sourceAddress(source) })),
      more: Math.max(0, sources.length - 2),
    })),
  };
}

const revisionOf = (source: FactSource) => source.tag ?? source.commit?.slice(0, 7) ?? "";

/** A place in words; repository and revision only where they are not those at the head of the project. */
export function sourceText(source: FactSource, main: FactSource): string {
  if (source.title) return source.title;
  const lines = source.lines ? `:${source.lines}` : "";
  const isElsewhere = source.repo !== undefined && source.repo !== main.repo;
  const place = source.path ? `${source.path}${lines}` : (source.repo ?? source.url ?? "");
  const named = isElsewhere && source.path ? `${source.repo?.split("/").at(-1)}: ${place}` : place;
  const revision = revisionOf(source);
  return revision === "" || (!isElsewhere && revision === revisionOf(main)) ? named : `${named} @ ${revision}`;
}
