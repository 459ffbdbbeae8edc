import type { KnownNames } from "../content/known-names.js";
import { distinct } from "../content/variants.js";
import { formatNames } from "../model/format-names.js";
import { UsageError } from "../report/problem.js";
import { didYouMeanBare } from "../report/suggest.js";

interface AskedNames {
  readonly variant?: string | undefined;
  readonly language?: string | undefined;
  readonly set?: Readonly<Record<string, string>> | undefined;
}

/**
 * Makes sure that at least one deck of a run knows the variant, the language and the variables that were asked for.
 *
 * @param declared variants of decks that the run leaves out, too
 * @throws UsageError with the names that are known
 */
export function requireKnownNames(
  { variant, language, set = {} }: AskedNames,
  decks: readonly KnownNames[],
  declared: readonly string[],
): void {
  if (decks.length === 0) return;
  const variants = distinct([...declared, ...decks.flatMap((deck) => deck.variants)]);
  if (variant !== undefined && !variants.includes(variant)) requireVariant(variant, variants);
  const variables = distinct(decks.flatMap((deck) => deck.variables));
  for (const name of Object.keys(set)) {
    if (variables.includes(name)) continue;
    throw new UsageError(`--set ${name}: no deck uses {{${name}}}; ${known(name, variables) ?? ""}`);
  }
  requireRehearsed(decks);
  const languages = distinct(decks.flatMap((deck) => deck.languages));
  if (language === undefined || languages.some((name) => baseOf(name) === baseOf(language))) return;
  const how = `lang: says in which language a deck is written, and NAME.${language}.md beside NAME.md translates a section`;
  throw new UsageError(`nothing is in the language “${language}”; ${known(language, languages) ?? ""} (${how})`);
}

/** A rehearsal of a deck that the run is not about would count for nothing, in silence. */
function requireRehearsed(decks: readonly KnownNames[]): void {
  const names = distinct(decks.flatMap((deck) => deck.decks));
  for (const { file, deck } of decks.flatMap((each) => each.rehearsals)) {
    if (names.includes(deck)) continue;
    throw new UsageError(
      `--rehearsal ${file}: it is of the deck “${deck}”, and the decks here are others; ${known(deck, names) ?? ""}`,
    );
  }
}

/**
 * Says that there is no such variant; formats can be asked for as if they were some.
 *
 * @param names all that decks know
 * @throws UsageError with the names that are known
 */
export function requireVariant(variant: string, names: readonly string[]): void {
  const formats: readonly string[] = formatNames;
  if (formats.includes(variant)) return;
  const variants = names.filter((name) => !formats.includes(name));
  const none = "no slide has only= or not= with the name of a variant, and no deck declares one";
  throw new UsageError(`there is no variant “${variant}”; ${known(variant, variants) ?? none}`);
}

function known(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const question = didYouMeanBare(name, names);
  return `${question ? `${question} ` : ""}known: ${names.join(", ")}`;
}

const baseOf = (language: string) => language.toLowerCase().split("-")[0];
