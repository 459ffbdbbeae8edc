import type { Citation, FactSource, SourceGroup } from "../model/fact.js";

/** How many lines fit into one of a slide's two columns, counted in lines of places. */
const linesPerColumn = 23.5;

/** The height of a project's name with the space above it, in such lines. */
const linesOfHead = 1.9;

/** At most this many places are listed under one number. */
const mostPlaces = 2;

const linesOf = (citation: Citation) => Math.max(1, Math.min(mostPlaces, citation.sources.length));

/**
 * Lays out the sources of a deck by project, in the order in which projects are first cited. A project continues in
 * the next column when the first one is full.
 * @returns slides, each with up to two columns
 */
export function layOutSources(citations: readonly Citation[]): SourceGroup[][][] {
  const columns: SourceGroup[][] = [];
  let room = 0;
  for (const group of groupByProject(citations)) {
    let open: Citation[] | undefined;
    for (const citation of group.citations) {
      if (room < linesOf(citation) + (open ? 0 : linesOfHead)) {
        columns.push([]);
        room = linesPerColumn;
        open = undefined;
      }
      if (!open) {
        open = [];
        columns.at(-1)?.push({ ...group, citations: open });
        room -= linesOfHead;
      }
      open.push(citation);
      room -= linesOf(citation);
    }
  }
  return columns.flatMap((column, index) =>
    index % 2 === 0 ? [[column, ...columns.slice(index + 1, index + 2)]] : [],
  );
}

/** A citation's title is the name of its entity in the registry, which is what readers know as a project. */
function groupByProject(citations: readonly Citation[]): SourceGroup[] {
  const groups = new Map<string, Citation[]>();
  for (const citation of citations) {
    groups.set(citation.title, [...(groups.get(citation.title) ?? []), citation]);
  }
  return [...groups].map(([title, list]) => ({
    title,
    main: mostFrequent(list.flatMap(({ sources }) => sources.filter(({ repo }) => repo !== undefined))),
    citations: list,
  }));
}

/** The repository and revision that most of the sources name; the first of equals. */
function mostFrequent(sources: readonly FactSource[]): FactSource {
  const counts = new Map<string, { source: FactSource; count: number }>();
  for (const source of sources) {
    const key = `${source.repo} ${source.tag ?? source.commit ?? ""}`;
    const found = counts.get(key) ?? { source, count: 0 };
    counts.set(key, { source, count: found.count + 1 });
  }
  const [first] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  return first?.source ?? {};
}
