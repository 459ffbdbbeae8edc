/** What a sub-entry of an index is made of. */
interface Titled {
  readonly id: string;
  readonly title: string;
  /** "" outside of chapters. */
  readonly chapter: string;
  readonly page: string;
}

/** An aspect of a term in few words, and where it stands. */
export interface SubEntry {
  readonly term: string;
  readonly places: readonly { readonly id: string; readonly page: string }[];
}

/** Letters that fit a line or two of a narrow column. */
const longestSub = 40;

/** The titles that name a term as entries below it, in the order of the book; several of one name become one. */
export function subEntries(term: RegExp, texts: readonly Titled[]): SubEntry[] {
  const subs = new Map<string, Map<string, string>>();
  for (const text of texts) {
    if (text.title.search(term) === -1) continue;
    const name = nameOf(text, term);
    const pages = subs.get(name) ?? new Map<string, string>();
    if (!pages.has(text.page)) pages.set(text.page, text.id);
    subs.set(name, pages);
  }
  return [...subs].map(([name, pages]) => ({ term: name, places: [...pages].map(([page, id]) => ({ id, page })) }));
}

/** A title without the term at its beginning; of a long one, where it stands says more than half of it would. */
function nameOf({ title, chapter }: Titled, term: RegExp): string {
  const name = withoutTerm(title, term);
  const saysMore = name.replace(article, "").replace(term, "").trim() !== "";
  if (saysMore && name.length <= longestSub) return name;
  if (chapter !== "") return chapter;
  return name.length <= longestSub ? name : shortened(name);
}

const article = /^(?:an?|the)\s+(?=\S)/i;

/** What a title says of the term with which it begins: “runc: the starter” and “The runc of today” need it no more. */
function withoutTerm(title: string, term: RegExp): string {
  const start = title.replace(article, "");
  if (start.search(term) !== 0) return title;
  const [found = ""] = start.match(term) ?? [];
  const [, rest] = /^(?::\s*|\s+)(\S+\s.+)$/.exec(start.slice(found.length)) ?? [];
  return rest ?? title;
}

/** A title cut behind a word. */
function shortened(title: string): string {
  const start = title.slice(0, longestSub);
  return `${start.slice(0, start.lastIndexOf(" ")).replace(/[\s\p{P}]+$/u, "")}…`;
}
