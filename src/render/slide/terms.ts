import { formsOf, termPattern } from "../../content/glossary.js";
import type { Term } from "../../model/term.js";
import { type ChildNode, type Element, hasClass, isTag, isText, type Text } from "../html/dom.js";

/** A form of a term where it stands in a text. */
export interface Mention {
  /** As the dictionary has it. */
  readonly form: string;
  readonly text: Text;
  /** Offsets in the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** A mention that leads to the explanation of its term. */
export interface TermLink {
  readonly mention: Mention;
  readonly href: string;
}

/** The terms that a deck explains, ready to be looked for. */
export interface Dictionary {
  /** The same for dictionaries that find the same mentions, whatever their terms say. */
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
      const form = (match[1] ?? "").toLowerCase().replace(/\s+/g, " ");
      return byForm.has(form) ? [{ form, text: node, start: match.index, end: match.index + match[0].length }] : [];
    });
  });
}

/**
 * Of the mentions on one slide those that are the first of their term in the deck: they link to the glossary.
 * @param seen the terms that were mentioned on the slides before
 */
export function linksOf(
  mentions: readonly Mention[],
  { byForm }: Dictionary,
  seen: Set<Term>,
  addressOf: (term: Term) => string,
): TermLink[] {
  return mentions.flatMap((mention) => {
    const term = byForm.get(mention.form);
    if (!term || seen.has(term)) return [];
    seen.add(term);
    return [{ mention, href: addressOf(term) }];
  });
}
