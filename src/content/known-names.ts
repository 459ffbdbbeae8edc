import path from "node:path";
import type { Condition } from "../model/condition.js";
import type { DeckInfo, Part, Slide } from "../model/deck.js";
import { formatNames } from "../model/format-names.js";
import { slidesOf } from "../model/outline.js";
import { problem } from "../report/problem.js";
import { didYouMean } from "../report/suggest.js";
import { homeOf } from "../source/home.js";
import { findSpan } from "../source/text.js";
import { givenKeys } from "./deck-info.js";
import type { Reader } from "./reader.js";
import { languageIn, translatedFrom, withoutLanguage } from "./translations.js";
import { distinct, variablePattern } from "./variants.js";

/** What the command line may name of a deck. */
export interface KnownNames {
  /** All names in `only` and `not`, variants and formats, and what the deck declares. */
  readonly variants: readonly string[];
  /** Those that it declares; it is made in no other one. */
  readonly declared: readonly string[];
  /** The variables that it has or uses. */
  readonly variables: readonly string[];
  /** The language in which the deck is written, and those into which sections are translated. */
  readonly languages: readonly string[];
  /** What the deck is called. */
  readonly decks: readonly string[];
  /** The rehearsals that the command line gives, and the names of their decks. */
  readonly rehearsals: readonly { readonly file: string; readonly deck: string }[];
}

/** A deck as far as names go. */
interface NamedDeck {
  readonly parts: readonly Part[];
  /** The language that its file names, whatever the command line says. */
  readonly language: string;
  /** The folder in which translations are looked for; undefined where nobody asks for any. */
  readonly base: string | undefined;
}

export function knownNames(
  { parts, language, base }: NamedDeck,
  { name, variants: declared, variableNames }: DeckInfo,
  reader: Reader,
): KnownNames {
  const slides = slidesOf(parts);
  const conditions = slides.flatMap((slide) => [...slide.conditions, ...slide.marks.map(({ condition }) => condition)]);
  if (declared.length > 0) reportUndeclared(conditions, declared, reader);
  const translated = base === undefined ? [] : translations(parts, base, reader);
  // What is translated was written in English, unless the deck says otherwise.
  const languages = [language, ...(translated.length > 0 ? ["en"] : []), ...translated];
  return {
    variants: distinct([...conditions.flatMap(({ only, not }) => [...only, ...not]), ...declared]),
    declared,
    variables: distinct([...givenKeys, ...variableNames, ...slides.flatMap(usedVariables)]),
    languages: distinct(languages),
    decks: [name],
    rehearsals: [],
  };
}

/** A name that a deck does not declare would show or hide something for ever. */
function reportUndeclared(conditions: readonly Condition[], declared: readonly string[], reader: Reader): void {
  const known = [...declared, ...formatNames];
  // Collections are written for many decks, and name variants that this one does not have.
  for (const { only, not, span } of conditions.filter((each) => homeOf(each.span.file.path) === "")) {
    for (const name of [...only, ...not].filter((each) => !known.includes(each))) {
      const place = findSpan(span, name);
      const values = { name, known: declared.join(", ") };
      reader.report(problem("unknown-variant", values, { span: place, remedy: didYouMean(name, known) }));
    }
  }
}

/** The variables that a slide names. */
function usedVariables({ span }: Slide): string[] {
  const text = span.file.text.slice(span.start, span.end);
  if (!text.includes("{{")) return [];
  return [...text.matchAll(variablePattern)].map(([, name = ""]) => name);
}

/** The languages of `NAME.LANG.md` beside the sections of a deck. */
function translations(parts: readonly Part[], base: string, reader: Reader): string[] {
  const sections = new Set(
    parts.flatMap((part) => part.sections.map(({ file }) => originalOf(withoutLanguage(file), base))),
  );
  const homes = new Set([...sections].map(homeOf));
  const folders = [base, ...[...homes].filter((home) => home !== "").map((home) => `${home}:`)];
  const files = folders.flatMap((folder) => reader.list(path.posix.join(folder, "**/*.*.md")));
  const ofSections = files.filter((file) => sections.has(originalOf(withoutLanguage(file), base)));
  return ofSections.flatMap((file) => languageIn(file) ?? []);
}

const originalOf = (file: string, base: string): string => translatedFrom(file, base) ?? file;
