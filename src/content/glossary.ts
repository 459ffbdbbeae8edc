import * as v from "valibot";
import type { Slide } from "../model/deck.js";
import type { Term } from "../model/term.js";
import { type ProblemSink, problem } from "../report/problem.js";
import { escapedForPattern } from "../source/pattern.js";
import type { SourceFile } from "../source/text.js";
import { type Canvas, columnOf, inPairs, linesOf } from "./list-columns.js";
import { readYamlFile } from "./settings.js";

const word = v.pipe(v.string(), v.trim(), v.minLength(1, "write a word"));

const schema = v.strictObject({
  terms: v.array(
    v.strictObject({
      term: word,
      also: v.optional(v.array(word), []),
      text: v.pipe(v.string(), v.trim(), v.minLength(1, "write what the term means")),
      facts: v.optional(v.array(v.string()), []),
    }),
  ),
});

/** Reads a glossary: a YAML file with `terms:`, each with `term`, `text`, and optionally `also` and `facts`. */
export function readGlossary(file: SourceFile, problems: ProblemSink): Term[] {
  const read = readYamlFile(file, schema, problems);
  const terms = (read?.settings.terms ?? []).map(({ term, also, text, facts }, index): Term => {
    const span = read?.spanAt(["terms", index, "term"]) ?? { file, start: 0, end: 1 };
    return { name: term, also, text, facts, span };
  });
  const seen = new Map<string, Term>();
  for (const term of terms) {
    for (const form of formsOf(term)) {
      const first = seen.get(form);
      if (first && first !== term) reportTwice(form, term, first, problems);
      else seen.set(form, term);
    }
  }
  return terms;
}

function reportTwice(form: string, term: Term, first: Term, problems: ProblemSink): void {
  const related = [{ span: first.span, message: "explained here first" }];
  problems.report(problem("duplicate-term", { term: form }, { span: term.span, related }));
}

/** The forms of a term as they are compared: in small letters. */
export const formsOf = ({ name, also }: Term) => [name, ...also].map((form) => form.toLowerCase());

/** Finds the forms of terms as whole words in any case, the longest first, each also as an English plural. */
export function termPattern(terms: readonly Term[]): RegExp | undefined {
  const forms = terms.flatMap(formsOf).toSorted((a, b) => b.length - a.length);
  if (forms.length === 0) return undefined;
  const words = forms.map((form) => escapedForPattern(form).replace(/ /g, "\\s+"));
  return new RegExp(`(?<![\\p{L}\\p{N}_-])(${words.join("|")})(?:e?s)?(?![\\p{L}\\p{N}_-])`, "giu");
}

/** The terms that slides use, sorted by name. Code blocks do not count. */
export function usedTerms(terms: readonly Term[], slides: readonly Slide[]): Term[] {
  const pattern = termPattern(terms);
  if (!pattern) return [];
  const written = slides
    .filter(({ generated }) => !generated)
    .map(({ span }) => span.file.text.slice(span.start, span.end))
    .join("\n")
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, "");
  const found = new Set([...written.matchAll(pattern)].map(([, form = ""]) => form.toLowerCase().replace(/\s+/g, " ")));
  return terms
    .filter((term) => formsOf(term).some((form) => found.has(form)))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en", { sensitivity: "base" }));
}

/** The height of a line of an entry, the width of a letter, and the space below; all as in the style sheets. */
const entry = { line: 27, letter: 9.9, below: 14 };

/** The numbers behind an entry are as wide as so many letters each. */
const lettersOfNumber = 4;

const heightOf = ({ text, facts }: Term, { width }: Canvas) => {
  const numbers = "0".repeat(facts.length * lettersOfNumber);
  return entry.line + linesOf(text + numbers, Math.floor(width / entry.letter)) * entry.line + entry.below;
};

/** Lays terms out on slides of two columns. */
export function layOutTerms(terms: readonly Term[], canvas: Canvas): Term[][][] {
  const column = columnOf(canvas);
  const columns: Term[][] = [];
  let room = 0;
  for (const term of terms) {
    const height = heightOf(term, column);
    // Below the last entry of a column is no space.
    if (room < height - entry.below) {
      columns.push([]);
      room = column.height;
    }
    columns.at(-1)?.push(term);
    room -= height;
  }
  return inPairs(columns);
}
