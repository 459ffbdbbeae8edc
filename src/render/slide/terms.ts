import { formsOf, termPattern } from "../../content/glossary.js";
import type { Term } from "../../model/term.js";
import { type ChildNode, type Element, hasClass, isTag, isText, type Text } from "../html/dom.js";

/** A term where it stands in a text. */
export interface Mention {
  readonly term: Term;
  readonly text: Text;
  /** Offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The terms that a deck explains, ready to be looked for. */
export interface Dictionary {
  /** The same for dictionaries that find the same mentions. */
  readonly key: string;
  readonly pattern: RegExp | undefined;
  readonly byForm: ReadonlyMap<string, Term>;
}

export function createDictionary(terms: readonly Term[]): Dictionary {
  return {
    key: terms.flatMap(formsOf).join("\n"),
    pattern: termPattern(terms),
    byForm: new Map(terms.flatMap((term) => formsOf(term).map((form) => [form, term] as const))),
  };
}

/** What is a name, a link or a picture stays as it is. */
const untouched = new Set(
  "a,button,code,figcaption,h1,h2,h3,h4,h5,h6,kbd,math,pre,samp,script,style,sup,svg,th".split(","),
);

const isUntouched = (element: Element) =>
  untouched.has(element.name.toLowerCase()) || element.attribs["role"] === "img" || hasClass(element, "diagram");

/** All mentions of terms, in document order. */
export function findMentions(nodes: readonly ChildNode[], dictionary: Dictionary): Mention[] {
  const { pattern, byForm } = dictionary;
  if (!pattern) return [];
  return nodes.flatMap((node): Mention[] => {
    if (isTag(node)) return isUntouched(node) ? [] : findMentions(node.children, dictionary);
    if (!isText(node)) return [];
    return [...node.data.matchAll(pattern)].flatMap((match) => {
      const term = byForm.get((match[1] ?? "").toLowerCase().replace(/\s+/g, " "));
      return term ? [{ term, text: node, start: match.index, end: match.index + match[0].length }] : [];
    });
  });
}

/** Of the mentions on one slide those that open a term: the first mention in the deck links to the glossary. */
export function firstMentions(mentions: readonly Mention[], seen: Set<Term>): Mention[] {
  return mentions.filter(({ term }) => {
    const isFirst = !seen.has(term);
    seen.add(term);
    return isFirst;
  });
}
