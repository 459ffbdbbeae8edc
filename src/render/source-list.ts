import { type Citation, type SourceGroup, sourceAddress } from "../model/fact.js";
import { inLinks, type SourceForm, sourceLines, sourceName } from "../model/source-text.js";

/** The sources of a project: its repository and revision once, then all places of each number. */
export function sourceGroup({ title, main, citations }: SourceGroup, form: SourceForm = inLinks) {
  return {
    title,
    repository: main.repo ?? "",
    revision: form.revision(main),
    href: main.repo ? sourceAddress({ repo: main.repo, commit: main.commit, tag: main.tag }) : "",
    entries: citations.map(({ number, sources }) => ({
      number,
      places: sourceLines(sources, main, form).map((listed) => ({
        links: listed.map(({ text, source }) => ({ text, href: sourceAddress(source) })),
      })),
    })),
  };
}

/** The foot of a slide names at most so many sources, in at most so many letters. */
const inFoot = { names: 3, letters: 60 };

/**
 * The sources of a slide as its foot names them: a few, each once, and how many others there are. What citations name
 * first comes before what they name besides.
 * @param hrefOf where a citation is listed
 */
export function namedSources(citations: readonly Citation[], hrefOf: (key: string) => string) {
  const places = citations.flatMap(({ key, sources }) =>
    sources.map((source, index) => ({ name: sourceName(source), href: hrefOf(key), isFirst: index === 0 })),
  );
  const found = new Map<string, string>();
  for (const { name, href } of [
    ...places.filter(({ isFirst }) => isFirst),
    ...places.filter(({ isFirst }) => !isFirst),
  ])
    if (name !== "" && !found.has(name)) found.set(name, href);
  const all = [...found].map(([name, href]) => ({ name, href }));
  const shown = all.slice(0, inFoot.names).filter((_, index, names) => {
    const letters = names.slice(0, index + 1).reduce((sum, { name }) => sum + name.length, 0);
    return index === 0 || letters <= inFoot.letters;
  });
  return { shown, more: all.length - shown.length, href: all[shown.length]?.href ?? "" };
}
