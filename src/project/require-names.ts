import { distinct, type KnownNames } from "../content/known-names.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";

interface AskedNames {
  readonly variant?: string | undefined;
  readonly language?: string | undefined;
}

/**
 * Makes sure that at least one deck of a run knows the variant and the language that were asked for.
 *
 * @param formats names in `only` and `not` that are formats, and no variants
 * @throws UsageError with the names that are known
 */
export function requireKnownNames(
  { variant, language }: AskedNames,
  decks: readonly KnownNames[],
  formats: readonly string[],
): void {
  if (decks.length === 0) return;
  const variants = distinct(decks.flatMap((deck) => deck.variants)).filter((name) => !formats.includes(name));
  if (variant !== undefined && !variants.includes(variant) && !formats.includes(variant)) {
    const none = "no slide has only= or not= with the name of a variant";
    throw new UsageError(`there is no variant “${variant}”; ${known(variant, variants) ?? none}`);
  }
  const languages = distinct(decks.flatMap((deck) => deck.languages));
  if (language === undefined || languages.some((name) => baseOf(name) === baseOf(language))) return;
  const how = `lang: says in which language a deck is written, and NAME.${language}.md beside NAME.md translates a section`;
  throw new UsageError(`nothing is in the language “${language}”; ${known(language, languages) ?? ""} (${how})`);
}

function known(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const question = didYouMeanBare(name, names);
  return `${question ? `${question} ` : ""}known: ${names.join(", ")}`;
}

const baseOf = (language: string) => language.toLowerCase().split("-")[0];
