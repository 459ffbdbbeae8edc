import path from "node:path";
import type { Part } from "../model/deck.js";
import { slidesOf } from "../model/outline.js";
import { homeOf, pathFrom } from "../source/home.js";
import type { Reader } from "./reader.js";

/** What the command line may name of a deck. */
export interface KnownNames {
  /** All names in `only` and `not`: variants and formats. */
  readonly variants: readonly string[];
  /** The language in which the deck is written, and those into which sections are translated. */
  readonly languages: readonly string[];
}

/** A deck as far as names go. */
interface NamedDeck {
  readonly parts: readonly Part[];
  /** The language that its file names, whatever the command line says. */
  readonly language: string;
  /** The folder in which translations are looked for; undefined where nobody asks for any. */
  readonly base: string | undefined;
}

export function knownNames({ parts, language, base }: NamedDeck, reader: Reader): KnownNames {
  const variants = slidesOf(parts).flatMap(({ only, not }) => [...only, ...not]);
  const translated = base === undefined ? [] : translations(parts, base, reader);
  // What is translated was written in English, unless the deck says otherwise.
  const languages = [language, ...(translated.length > 0 ? ["en"] : []), ...translated];
  return { variants: distinct(variants), languages: distinct(languages) };
}

const translation = /\.([a-z]{2,3})\.md$/i;

/** The languages of `NAME.LANG.md` beside the sections of a deck. */
function translations(parts: readonly Part[], base: string, reader: Reader): string[] {
  const stem = (file: string) => file.replace(translation, ".md").replace(/\.md$/i, "");
  const sections = new Set(parts.flatMap((part) => part.sections.map(({ file }) => stem(file))));
  const homes = new Set([...sections].map(homeOf));
  const folders = [base, ...[...homes].filter((home) => home !== "").map((home) => `${home}:`)];
  const files = folders
    .flatMap((folder) => reader.list(path.posix.join(folder, "**/*.*.md")))
    .filter((file) => sections.has(stem(file)) || sections.has(translationOf(stem(file), base, homes)));
  return files.flatMap((file) => translation.exec(file)?.[1]?.toLowerCase() ?? []);
}

/** The section of a collection that the project translates: `PREFIX/path.md` among its own sections. */
function translationOf(file: string, base: string, homes: ReadonlySet<string>): string {
  const [home = "", ...rest] = path.posix.relative(base, file).split("/");
  return homes.has(home) ? pathFrom(home, rest.join("/")) : file;
}

export const distinct = (names: readonly string[]) => [...new Set(names)].sort();
