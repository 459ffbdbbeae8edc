import * as v from "valibot";
import { escapedForPattern } from "../../source/pattern.js";
import { oddlyJoined } from "../hyphens.js";
import { isAmongSmall } from "../lower-case.js";
import { bodyOf, proseSpan } from "../prose.js";
import { defineRule } from "../rule.js";
import { capitalised } from "../slips.js";
import { type SlideSubject, writtenSlides } from "../subject.js";

/** A name or term as a slide writes it. */
interface Use {
  readonly subject: SlideSubject;
  /** Its offset in the slide's prose. */
  readonly at: number;
  readonly written: string;
}

/** Spellings of terms, each with its choices. */
const variantsSchema = v.array(
  v.pipe(
    v.string(),
    v.check(
      (text) => text.split("|").every((each) => each.trim() !== ""),
      "has a choice (|) without a word on one side",
    ),
  ),
);

/** Terms that are written in more than one way. */
export const terms = defineRule({
  id: "terms",
  family: "language",
  severity: "warning",
  habit: "same words",
  summary:
    "A name is not written as its project writes it, or a term is spelled in more than one way within a deck, such as with a hyphen and without. Names of packages and images stay as they are in a row or list of small letters.",
  why: "Two spellings look like two things. The audience wonders what the difference is.",
  bad: "## Reviews happen on github\n\nThe checks are written in Typescript.\n",
  good: "## Reviews happen on GitHub\n\nThe checks are written in TypeScript.\n",
  fixes: true,
  options: {
    names: {
      default: "GitHub GitLab JavaScript Kubernetes macOS PostgreSQL TypeScript WebAssembly YouTube".split(" "),
      help: "names as they are written",
    },
    fixed: {
      default: ["macOS"],
      help: "those of the names that keep their small letter at the beginning of a sentence",
    },
    variants: {
      default: ["open source|open-source software|opensource"],
      schema: variantsSchema,
      help: "spellings of one term, separated by |; a deck should keep to one of them",
    },
  },
  deck(deck, { options, report }) {
    const slides = writtenSlides(deck);
    const say = (use: Use, right: string, why: string) => {
      const { subject, at, written } = use;
      const span = proseSpan(subject.prose, at, written.length);
      const remedy = `write “${right}”`;
      report({ span, message: `“${written}” ${why}`, remedy, slide: subject, fix: { span, text: right } });
    };
    for (const subject of slides) {
      for (const { name, ...use } of wrongNames(subject, options)) say(use, name, `is written ${name}`);
    }
    for (const variants of options.variants) {
      const uses = slides.flatMap((subject) => usesOf(subject, variants.split("|")));
      const usual = mostFrequent(uses.map(({ variant }) => variant));
      for (const { variant, ...use } of uses) {
        if (variant !== usual) say(use, inPlaceOf(use, usual, options.fixed), elsewhere(usual));
      }
    }
    const known = new Set(options.variants.flatMap((variants) => variants.toLowerCase().split("|")));
    const words = slides.flatMap(wordsOf).filter(({ written }) => !known.has(written.toLowerCase()));
    for (const { place, usual } of oddlyJoined(words)) say(place, usual, elsewhere(usual));
  },
});

const elsewhere = (usual: string) => `is written “${usual}” elsewhere in this deck`;

/** A whole word: not part of a path, an address, an identifier or a longer word. */
const alone = (pattern: string) => `(?<![\\p{L}\\p{N}_./@$:-])(?:${pattern})(?![\\p{L}\\p{N}_/@]|[-.:]\\p{L})`;

/** Names as they are written, and those of them that no sentence begins with a capital. */
interface Names {
  readonly names: readonly string[];
  readonly fixed: readonly string[];
}

function wrongNames(subject: SlideSubject, { names, fixed }: Names): (Use & { readonly name: string })[] {
  if (names.length === 0) return [];
  const { prose } = subject;
  const right = new Map(names.map((name) => [name.toLowerCase(), name]));
  const pattern = new RegExp(alone([...right.keys()].map(escapedForPattern).join("|")), "giu");
  return [...prose.text.matchAll(pattern)].flatMap((match) => {
    const written = match[0];
    const name = right.get(written.toLowerCase()) ?? written;
    if (written === name) return [];
    if (isAmongSmall(prose.text, match.index, written, (word) => right.has(word))) return [];
    // All capitals may be the style of a heading; a lower-case name may begin a sentence with a capital unless it keeps its own spelling.
    const isShouted = written === written.toUpperCase() && written.length > 1 && name !== name.toUpperCase();
    const isStart = written === capitalised(name) && isBeginning(prose.text, match.index);
    return isShouted || (isStart && !fixed.includes(name)) ? [] : [{ subject, at: match.index, written, name }];
  });
}

/** Whether a sentence, an item or a line of prose begins there. */
function isBeginning(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 80), at);
  const before = near.slice(near.lastIndexOf("\n") + 1);
  return /^\s*(?:(?:#+|[-*+]|\d+[.)])\s*)?$|[.!?:]\s+$/.test(before);
}

/** The usual spelling with the capital that begins a sentence in that place. */
const inPlaceOf = ({ subject, at, written }: Use, usual: string, fixed: readonly string[]): string =>
  /^\p{Lu}/u.test(written) && isBeginning(subject.prose.text, at) && !fixed.includes(usual)
    ? capitalised(usual)
    : usual;

function usesOf(subject: SlideSubject, variants: readonly string[]): (Use & { readonly variant: string })[] {
  const pattern = new RegExp(alone(variants.map(escapedForPattern).join("|")), "giu");
  return [...bodyOf(subject.prose).matchAll(pattern)].flatMap((match) => {
    const variant = variants.find((candidate) => candidate.toLowerCase() === match[0].toLowerCase());
    return variant === undefined ? [] : [{ subject, at: match.index, written: match[0], variant }];
  });
}

const wordPattern = new RegExp(alone("\\p{L}+(?:-\\p{L}+)?"), "gu");

const wordsOf = (subject: SlideSubject): { readonly place: Use; readonly written: string }[] =>
  [...bodyOf(subject.prose).matchAll(wordPattern)].map(({ 0: written, index }) => ({
    place: { subject, at: index, written },
    written,
  }));

function mostFrequent(list: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const entry of list) counts.set(entry, (counts.get(entry) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}
