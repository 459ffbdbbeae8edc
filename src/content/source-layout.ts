import type { Citation, FactSource, SourceGroup } from "../model/fact.js";
import { repositoryText, sourceLines } from "../model/source-text.js";
import { type Canvas, columnOf, inPairs, linesOf } from "./list-columns.js";

/** The height of a line of places, and the width of one of its letters; both a little more than in the style sheets. */
const line = { height: 20.6, letter: 9.2 };

/** A project's name: the height of its line, the width of a letter, and the space around it. */
const head = { height: 23.4, letter: 10.5, around: 14 };

/** Places stand beside their number. */
const besideNumber = 38;

/** Places of one number stay together up to this height. */
const together = 6 * line.height;

/** Measures what is listed in a column. */
function measureOf(column: Canvas) {
  const perLine = Math.floor((column.width - besideNumber) / line.letter);
  const height = (text: string, letters: number) => linesOf(text, letters) * line.height;
  return {
    places: (sources: readonly FactSource[], main: FactSource) =>
      sourceLines(sources, main).reduce(
        (sum, listed) => sum + height(listed.map(({ text }) => text).join(", "), perLine),
        0,
      ),
    head({ title, main }: SourceGroup) {
      const name = linesOf(title, Math.floor(column.width / head.letter)) * head.height + head.around;
      if (main.repo === undefined) return name;
      return name + height(repositoryText(main), Math.floor(column.width / line.letter));
    },
  };
}

/**
 * Lays out the sources of a deck by project, in the order in which projects are first cited. What does not fit into a
 * column continues in the next one, under the project's name again; nothing is left out.
 * @returns slides, each with up to two columns
 */
export function layOutSources(citations: readonly Citation[], canvas: Canvas): SourceGroup[][][] {
  const column = columnOf(canvas);
  const measure = measureOf(column);
  const columns: SourceGroup[][] = [];
  let room = 0;
  for (const group of groupByProject(citations)) {
    let open: Citation[] | undefined;
    for (const { citation, height } of blocksOf(group, measure.places)) {
      if (room < height + (open ? 0 : measure.head(group))) {
        columns.push([]);
        room = column.height;
        open = undefined;
      }
      if (!open) {
        open = [];
        columns.at(-1)?.push({ ...group, citations: open });
        room -= measure.head(group);
      }
      addTo(open, citation);
      room -= height;
    }
  }
  return inPairs(columns);
}

/** What stays together: the places of a number, or some of them where they are many. */
function blocksOf(
  { citations, main }: SourceGroup,
  heightOf: (sources: readonly FactSource[], main: FactSource) => number,
) {
  return citations.flatMap((citation) => {
    const blocks: FactSource[][] = [[]];
    for (const source of citation.sources) {
      const last = blocks.at(-1) ?? [];
      if (last.length > 0 && heightOf([...last, source], main) > together) blocks.push([source]);
      else last.push(source);
    }
    // Where another block follows, a comma can move the last place to a line of its own.
    const comma = blocks.length > 1 ? line.height : 0;
    return blocks.map((sources) => ({
      citation: { ...citation, sources },
      height: Math.max(heightOf(sources, main), line.height) + comma,
    }));
  });
}

/** Places of a number that is listed already join it. */
function addTo(list: Citation[], citation: Citation): void {
  const last = list.at(-1);
  if (last?.number !== citation.number) list.push(citation);
  else list[list.length - 1] = { ...last, sources: [...last.sources, ...citation.sources] };
}

/**
 * The citations of a deck by project, each project once. A citation's title is the name of its entity in the registry,
 * which is what readers know as a project.
 */
export function groupByProject(citations: readonly Citation[]): SourceGroup[] {
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
