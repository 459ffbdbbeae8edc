import { readLocale } from "../../content/locale.js";
import type { Ledger } from "../../ledger/ledger.js";
import { problem } from "../../report/problem.js";
import type { SourceFile } from "../../source/text.js";
import type { Message } from "../../words/message.js";
import { fallbacksOf } from "../../words/words.js";

export type Messages = ReadonlyMap<string, Message>;

/** The messages of one tag in all layers; of the same key, those of the first layer. */
export type LocaleReader = (tag: string) => Messages;

/** The messages of a language: first its own, then those of what it falls back to, English at last. */
export function loadMessages(language: string, read: LocaleReader, ledger: Ledger): Messages {
  const english = read("en");
  const own = firstOf(
    fallbacksOf(language)
      .filter((tag) => tag !== "en")
      .map(read),
  );
  if (!/^en\b/.test(language)) reportMissing(language, own, english, ledger);
  return new Map([...english, ...own]);
}

/** Of messages with the same key those that come first. */
export const firstOf = (all: readonly Messages[]): Messages =>
  new Map(all.toReversed().flatMap((messages) => [...messages]));

/**
 * The messages of the files of one tag.
 * @param files those that count most first; the last one in English comes with the package
 * @param english the English words, with which others are compared; undefined for the files of English
 */
export function readLayers(files: readonly SourceFile[], english: Messages | undefined, ledger: Ledger): Messages[] {
  if (english) return files.map((file) => readLocale(file, ledger, { layers: [english], mayAddPlaces: false }));
  const layers = files.slice(-1).map((file) => readLocale(file, ledger));
  const own = files.slice(0, -1).map((file) => readLocale(file, ledger, { layers, mayAddPlaces: true }));
  return [...own, ...layers];
}

/** So many missing words are named; who adds a language copies the whole file. */
const mostNamed = 3;

/** One remark for all words that a language lacks. */
function reportMissing(language: string, own: Messages, english: Messages, ledger: Ledger): void {
  const missing = [...english.keys()].filter((key) => !own.has(key));
  if (missing.length === 0) return;
  const keys = `${missing.slice(0, mostNamed).join(", ")}${missing.length > mostNamed ? " …" : ""}`;
  const base = language.split("-")[0] ?? language;
  ledger.report(problem("missing-word", { language: base, keys }));
}
