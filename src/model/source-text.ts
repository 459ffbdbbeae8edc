import { type FactSource, sourceAddress } from "./fact.js";

/** At most so many characters of a title stand for it in the foot of a slide. */
const longestName = 28;

/** The revision that was read, in full; "" where none is known. */
const revisionOf = (source: FactSource): string => source.tag ?? source.commit ?? "";

/** How a list writes its sources. */
export interface SourceForm {
  readonly revision: (source: FactSource) => string;
  /** A repository beside its project's own one. */
  readonly repository: (repo: string) => string;
  /** What stands for a source that has a title. */
  readonly titled: (title: string, source: FactSource) => string;
}

/** Where a link leads to the rest. */
export const inLinks: SourceForm = {
  revision: revisionOf,
  repository: (repo) => repo.split("/").at(-1) ?? repo,
  titled: (title) => title,
};

/** Digits of a commit that name it in any repository: Git itself prints so many of the largest, and forges find it by them. */
const digits = 12;
const shortOf = (source: FactSource): FactSource => ({ ...source, commit: source.commit?.slice(0, digits) });

/** On paper, where readers have nothing but what is printed: all that one has to type, and no more digits than that takes. */
export const inPrint: SourceForm = {
  revision: (source) => revisionOf(shortOf(source)),
  repository: (repo) => repo,
  titled(title, source) {
    const address = sourceAddress(shortOf(source))
      .replace(/^https?:\/\//, "")
      .replace(/\/$/, "");
    return address === "" ? title : `${title}, ${address}`;
  },
};

/** A revision behind what it belongs to; its sign stays with it when a line is broken. */
const revisionText = (revision: string) => `@\u00a0${revision}`;

/** What stands behind the name of a project: its repository and the revision that was read; "" without one. */
export function repositoryText(main: FactSource): string {
  const revision = revisionOf(main);
  return revision === "" ? (main.repo ?? "") : `${main.repo} ${revisionText(revision)}`;
}

/** A place in words; repository and revision only where they are not those at the head of the project. */
export const sourceText = (source: FactSource, main: FactSource): string =>
  source.title ?? `${prefixOf(source, main, inLinks)}${placeOf(source)}${suffixOf(source, main, inLinks)}`;

const isElsewhere = (source: FactSource, main: FactSource) => source.repo !== undefined && source.repo !== main.repo;

const prefixOf = (source: FactSource, main: FactSource, form: SourceForm) =>
  source.path && source.repo && isElsewhere(source, main) ? `${form.repository(source.repo)}: ` : "";

const placeOf = ({ path, lines, repo, url }: FactSource) =>
  path ? `${path}${lines ? `:${lines}` : ""}` : (repo ?? url ?? "");

function suffixOf(source: FactSource, main: FactSource, form: SourceForm): string {
  const revision = revisionOf(source);
  const isKnown = revision === "" || (!isElsewhere(source, main) && revision === revisionOf(main));
  return isKnown ? "" : ` ${revisionText(form.revision(source))}`;
}

/** A source as it is written in a list, where what was said before is not said again. */
export interface ListedSource {
  readonly text: string;
  readonly source: FactSource;
}

/**
 * Sources as a list has them, in lines: those at one revision of a repository share a line, repository and revision
 * once, and so do lines of one file, its path once.
 */
export function sourceLines(
  sources: readonly FactSource[],
  main: FactSource,
  form: SourceForm = inLinks,
): ListedSource[][] {
  const revisions = groupedBy(sources, (source) =>
    source.title || source.repo === undefined ? JSON.stringify(source) : `${source.repo} ${revisionOf(source)}`,
  );
  return revisions.map((list) =>
    groupedBy(list, ({ path = "" }) => path).flatMap((file, fileIndex, files) =>
      file.map((source, index) => {
        if (source.title) return { source, text: form.titled(source.title, source) };
        const prefix = fileIndex + index === 0 ? prefixOf(source, main, form) : "";
        const place = index > 0 && source.lines ? source.lines : placeOf(source);
        const isLast = fileIndex === files.length - 1 && index === file.length - 1;
        return { source, text: `${prefix}${place}${isLast ? suffixOf(source, main, form) : ""}` };
      }),
    ),
  );
}

function groupedBy<T>(list: readonly T[], keyOf: (entry: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const entry of list) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return [...groups.values()];
}

/** What readers know a source by, in a few words: its repository's own name, else its title, else its site. */
export function sourceName({ repo, url, title }: FactSource): string {
  const repository = repo?.split("/").at(-1) ?? repositoryIn(url);
  return repository ?? shortened(title ?? siteOf(url));
}

/** Issues, pull requests and files at a forge belong to a repository. */
const repositoryIn = (url: string | undefined) =>
  url && /^https:\/\/git(?:hub|lab)\.com\/[^/?#]+\/([^/?#]+)/.exec(url)?.[1];

const siteOf = (url = "") => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url);

/** A title cut behind a word. */
function shortened(title: string): string {
  if (title.length <= longestName) return title;
  const start = title.slice(0, longestName);
  const end = start.lastIndexOf(" ");
  return `${(end > 0 ? start.slice(0, end) : start.slice(0, -1)).replace(/[\s\p{P}]+$/u, "")}…`;
}

/** A place cut where its line may break: behind a slash and before a number sign. */
export const breakablePieces = (text: string): string[] => text.split(/(?<=\/)(?!\/)|(?=#)/);

/** A source where there is little room and a list elsewhere has it in full: a short commit is enough. */
export const shortSourceText = (source: FactSource): string =>
  sourceText({ ...source, commit: source.commit?.slice(0, 7) }, {});
