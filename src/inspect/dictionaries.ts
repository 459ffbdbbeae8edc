import { baseOf } from "../check/language.js";
import type { CheckPackage } from "../source/check-package.js";
import type { SpellingQuestion } from "./spelling-worker.js";

/** The dictionaries of a language. */
export type Dictionaries = Omit<SpellingQuestion, "words" | "suggestions">;

const english = [
  "en_us",
  "en-gb",
  "softwareTerms",
  "software-tools",
  "k8s",
  "docker",
  "companies",
  "computing-acronyms",
  "networking-terms",
];
const englishFiles = [
  "dict-en_us",
  "dict-en-gb-mit",
  "dict-software-terms",
  "dict-k8s",
  "dict-docker",
  "dict-companies",
];
/** cspell's dictionaries of other languages, by their tags in small letters, which are installed beside the package where they are needed. */
const others: Readonly<Record<string, string>> = {
  de: "de-de",
  es: "es-es",
  fr: "fr-fr",
  it: "it-it",
  nl: "nl-nl",
  pl: "pl_pl",
  pt: "pt-pt",
  "pt-br": "pt-br",
  sv: "sv",
};

const otherCalled = (language: string): string | undefined =>
  others[language.toLowerCase()] ?? others[baseOf(language)];

/** Why nothing is spelled in a language, BCP 47, and what would help where anything does. */
export function noDictionaryFor(language: string): string {
  const name = otherCalled(language);
  const help = name ? `: npm install @cspell/dict-${name}, beside quarterdeck-check` : "";
  return `there is no dictionary for “${language}”; its spelling is not checked${help}`;
}

/** The dictionaries of a language, BCP 47; undefined where none is installed. */
export function dictionariesFor(language: string, { find }: CheckPackage): Dictionaries | undefined {
  const imports = englishFiles.flatMap((name) => find(`@cspell/${name}/cspell-ext.json`) ?? []);
  if (baseOf(language) === "en") return { locale: "en,en-GB", imports, dictionaries: english };
  const name = otherCalled(language);
  const installed = name && find(`@cspell/dict-${name}/cspell-ext.json`);
  if (!installed) return undefined;
  return { locale: `${language},en`, imports: [...imports, installed], dictionaries: [...english, name] };
}
