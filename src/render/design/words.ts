import { readLocale } from "../../content/locale.js";
import type { Ledger } from "../../ledger/ledger.js";
import { problem } from "../../report/problem.js";
import type { SourceFile } from "../../source/text.js";
import type { Message } from "../../words/message.js";
import { createWords, fallbacksOf, type Words } from "../../words/words.js";

/** Finds files of words in the templates' layers, those that count most first. */
export type LocaleFinder = (path: string) => readonly SourceFile[];

/**
 * The words of a language: of single words the one that the first layer has, first for the language itself, then for
 * what it falls back to, English at last.
 */
export function loadWords(language: string, find: LocaleFinder, ledger: Ledger): Words {
  const [own, english] = [new Map<string, Message>(), new Map<string, Message>()];
  for (const tag of fallbacksOf(language)) {
    const target = tag === "en" ? english : own;
    for (const file of find(`locales/${tag}.yaml`)) {
      for (const [key, message] of readLocale(file, ledger)) if (!target.has(key)) target.set(key, message);
    }
  }
  const isEnglish = /^en\b/.test(language);
  reportMissing(language, isEnglish ? new Map([...english, ...own]) : own, english, ledger);
  const messages = new Map([...english, ...own]);
  return createWords(language, {
    messages,
    missing: (key) => ledger.report(problem("unknown-word", { key })),
  });
}

/** So many missing words are named; who adds a language copies the whole file. */
const mostNamed = 3;

/** One remark for all words that a language lacks. */
function reportMissing(
  language: string,
  own: ReadonlyMap<string, Message>,
  english: ReadonlyMap<string, Message>,
  ledger: Ledger,
): void {
  const missing = [...english.keys()].filter((key) => !own.has(key));
  if (missing.length === 0) return;
  const keys = `${missing.slice(0, mostNamed).join(", ")}${missing.length > mostNamed ? " …" : ""}`;
  const base = language.split("-")[0] ?? language;
  ledger.report(problem("missing-word", { language: base, keys }));
}
