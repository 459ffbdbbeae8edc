import { formsOf, termPattern } from "../../content/glossary.js";
import type { Deck } from "../../model/deck.js";
import type { Term } from "../../model/term.js";
import { type SubEntry, subEntries } from "./index-subs.js";

/** Text of the book in which terms are looked for, in the book's order. */
export interface IndexedText {
  /** Where a reference leads. */
  readonly id: string;
  readonly title: string;
  /** "" outside of chapters. */
  readonly chapter: string;
  readonly text: string;
  /** The page as it is printed, or another number by which it is found; the same for all before pages are known. */
  readonly page: string;
}

/** A reference of the index: one page, or several in a row. */
interface Reference {
  readonly id: string;
  readonly label: string;
  /** Its slide is about the term. */
  readonly isMain: boolean;
}

/** What the index says of a term. */
export interface IndexedTerm {
  readonly term: string;
  readonly places: readonly Reference[];
  /** The entry to look at instead; "" where the places stand here. */
  readonly see: string;
  /** Other entries which the glossary names in the explanation, in one line; "" without. */
  readonly related: string;
  /** What is said of a term with many pages, where slides name it in their titles. */
  readonly subs: readonly SubEntry[];
}

export interface IndexLetter {
  /** "#" for figures and signs. */
  readonly letter: string;
  readonly entries: readonly IndexedTerm[];
}

/** Makes an index of texts. */
type Indexer = (texts: readonly IndexedText[]) => IndexLetter[];

/**
 * The index of a book: each term with all its pages, those in a row as a range, the page of the slide that is about it
 * apart; its other forms refer to it, and it refers to the terms by which it is explained.
 * @param language by whose alphabet the entries are in order
 */
export function bookIndex(texts: readonly IndexedText[], terms: readonly Term[], language: string): IndexLetter[] {
  return openIndex(terms, language)(texts);
}

/**
 * As {@link bookIndex}, for a book that is made more than once, with other pages each time: what a text names is looked for
 * once.
 */
export function openIndex(terms: readonly Term[], language: string): Indexer {
  const find = finderOf(withoutTwins(terms));
  const alphabet = new Intl.Collator(language, { sensitivity: "base", numeric: true });
  return (texts) => {
    const found = new Map<Sought, IndexedText[]>();
    for (const text of texts)
      for (const sought of find(`${text.title} ${text.text}`)) {
        const known = found.get(sought);
        if (known) known.push(text);
        else found.set(sought, [text]);
      }
    const isListed = (sought: Sought) => found.has(sought);
    const entries = find.all.filter(isListed).flatMap((sought): IndexedTerm[] => {
      const { term, pattern } = sought;
      const among = found.get(sought) ?? [];
      const places = placesOf(({ title }) => find(title).has(sought), among);
      const subs = places.length > manyReferences ? subEntries(pattern, among) : [];
      const others = otherForms(term);
      return [
        { term: term.name, places, see: "", related: relatedTo(term, [...find(term.text)].filter(isListed)), subs },
        ...others.map((form): IndexedTerm => ({ term: form, places: [], see: term.name, related: "", subs: [] })),
      ];
    });
    return byLetter(entries, alphabet);
  };
}

/** A term of the index, and what finds it in a text in one of its forms. */
interface Sought {
  readonly term: Term;
  readonly pattern: RegExp;
  /** The words with which its forms begin, in small letters. */
  readonly beginnings: readonly string[];
}

/** Finds the terms that a text names, in their order. */
interface Finder {
  (text: string): ReadonlySet<Sought>;
  readonly all: readonly Sought[];
}

function finderOf(terms: readonly Term[]): Finder {
  const all = terms.flatMap((term): Sought[] => {
    const pattern = termPattern([term]);
    return pattern ? [{ term, pattern, beginnings: formsOf(term).map((form) => form.split(" ")[0] ?? "") }] : [];
  });
  const known = new Map<string, ReadonlySet<Sought>>();
  const find = (text: string): ReadonlySet<Sought> => {
    const before = known.get(text);
    if (before) return before;
    const small = text.toLowerCase();
    // A book has hundreds of terms and thousands of texts, and most of them have nothing to do with each other.
    const isLikely = ({ beginnings }: Sought) => beginnings.some((word) => small.includes(word));
    const found = new Set(all.filter((sought) => isLikely(sought) && text.search(sought.pattern) !== -1));
    known.set(text, found);
    return found;
  };
  return Object.assign(find, { all });
}

/** What the index of a deck lists: the terms of its glossary and the projects that it cites. */
export function indexTerms({ terms, citations, info }: Deck): Term[] {
  const known = new Set(terms.flatMap(({ name, also }) => [name, ...also]));
  const projects = [...new Set(citations.map(({ title }) => title))].filter((name) => !known.has(name));
  const added = projects.map((name): Term => ({ name, also: [], text: "", facts: [], span: info.span }));
  return [...terms, ...added];
}

/** Forms that differ in capitals or a plural s only. */
const stem = (form: string) => form.toLowerCase().replace(/(?<=\p{L}{3})s$/u, "");

/** A term and the name of a project may be one word, and the term is explained: it keeps the entry. */
function withoutTwins(terms: readonly Term[]): Term[] {
  const kept = new Map<string, Term>();
  for (const term of terms.toSorted((a, b) => b.text.length - a.text.length)) {
    const known = [term.name, ...term.also].map((form) => kept.get(stem(form))).find((twin) => twin !== undefined);
    for (const form of [term.name, ...term.also]) if (!kept.has(stem(form))) kept.set(stem(form), known ?? term);
  }
  return [...new Set(kept.values())];
}

/** So many references that nobody goes through all of them. */
const manyReferences = 8;

function placesOf(isAbout: (text: IndexedText) => boolean, found: readonly IndexedText[]): Reference[] {
  const main = found.find(isAbout);
  const pages = new Map(found.toReversed().map((place) => [place.page, place]));
  if (main) pages.set(main.page, main);
  const inOrder = found.filter((place) => pages.get(place.page) === place);
  return rangesOf(inOrder, main?.page);
}

/** Pages in a row become one reference, but for the main one. */
function rangesOf(places: readonly IndexedText[], main: string | undefined): Reference[] {
  const ranges: { first: IndexedText; last: IndexedText }[] = [];
  for (const place of places) {
    const open = ranges.at(-1);
    const follows = open && Number(place.page) === Number(open.last.page) + 1;
    if (follows && place.page !== main && open.last.page !== main) open.last = place;
    else ranges.push({ first: place, last: place });
  }
  return ranges.map(({ first, last }) => ({
    id: first.id,
    label: first === last ? first.page : `${first.page}–${last.page}`,
    isMain: first.page === main,
  }));
}

/** Forms that stand elsewhere in the alphabet, each in one writing. */
function otherForms({ name, also }: Term): string[] {
  const byStem = new Map(also.toReversed().map((form) => [stem(form), form]));
  byStem.delete(stem(name));
  return [...byStem.values()];
}

/** The entries that the explanation of a term names. */
function relatedTo(explained: Term, named: readonly Sought[]): string {
  const own = new Set(formsOf(explained));
  return named
    .map(({ term: { name } }) => name)
    .filter((name) => !own.has(name.toLowerCase()))
    .join(", ");
}

function byLetter(entries: readonly IndexedTerm[], alphabet: Intl.Collator): IndexLetter[] {
  const letters: { letter: string; entries: IndexedTerm[] }[] = [];
  for (const entry of entries.toSorted((a, b) => alphabet.compare(a.term, b.term))) {
    const [first = ""] = entry.term.normalize("NFD");
    const letter = /\p{L}/u.test(first) ? first.toUpperCase() : "#";
    const open = letters.find((known) => alphabet.compare(known.letter, letter) === 0);
    if (open) open.entries.push(entry);
    else letters.push({ letter, entries: [entry] });
  }
  return letters;
}
