import type { CheckConfig } from "../check/config.js";
import { groupBy } from "../check/group.js";
import { baseOf, detectLanguage, shortWordsIn } from "../check/language.js";
import { languageSpan } from "../check/language-place.js";
import { divideByLanguage, inDeckLanguage, type Prose } from "../check/prose.js";
import { rules } from "../check/rules.js";
import type { Misspelling } from "../check/subject.js";
import { noDictionaryFor } from "./dictionaries.js";
import type { InspectedDeck } from "./editions.js";
import { isForeignDeck } from "./foreign-passages.js";
import type { Speller } from "./spelling.js";

interface WordTools {
  readonly speller: Speller;
  readonly config: CheckConfig;
  readonly events: { notice?(message: string): void };
}

export type Misspellings = ReadonlyMap<Prose, readonly Misspelling[]>;

/** The texts of a deck: what its slides say, and what stands on none of them. */
export interface DeckTexts {
  readonly slides: readonly Prose[];
  readonly others: readonly Prose[];
}

/** Looks up the words of all decks, by language: that of a passage, of its slide or of its deck. */
export async function lookAtWords(
  compiled: readonly InspectedDeck[],
  texts: readonly DeckTexts[],
  { speller, config, events }: WordTools,
): Promise<Misspellings> {
  const found = new Map<Prose, Misspelling[]>();
  const bodies = texts.map(({ slides }) => slides.map(inDeckLanguage).join(" "));
  const usual = usualOf(bodies.flatMap((body) => detectLanguage(body) ?? []));
  const written = compiled.flatMap((deck, index) =>
    stretchesOf(deck, texts[index] ?? { slides: [], others: [] }, languageOf(deck, bodies[index] ?? "", usual)),
  );
  for (const [language, stretches] of groupBy(written, (stretch) => stretch.language)) {
    const decks = new Set(stretches.map(({ deck }) => deck));
    const known = new Set([...config.words, ...[...decks].flatMap((deck) => namesIn(deck, config))]);
    const proses = stretches.map(({ prose }) => prose);
    const lists = await speller.check(proses, { language, known });
    if (!lists) events.notice?.(noDictionaryFor(language));
    const spelled = (lists ?? []).flatMap((list, index) => {
      const stretch = stretches[index];
      return stretch ? [{ stretch, list }] : [];
    });
    for (const [, ofDeck] of groupBy(spelled, ({ stretch }) => stretch.deck)) {
      if (isForeignDeck(ofDeck.map(({ list }) => list.counts))) continue;
      for (const { stretch, list } of ofDeck) {
        const { source, isComment } = stretch;
        const own = list.misspellings.map((misspelling) => ({ ...misspelling, isComment }));
        found.set(source, [...(found.get(source) ?? []), ...own]);
      }
    }
  }
  return found;
}

/** Prose in one language. */
interface Stretch {
  readonly deck: InspectedDeck;
  /** The text that it is a part of. */
  readonly source: Prose;
  readonly language: string;
  readonly prose: Prose;
  readonly isComment: boolean;
}

/** What a deck says, by language; `lang=""` says of a text that nobody knows its language. */
function stretchesOf(deck: InspectedDeck, { slides, others }: DeckTexts, usual: string): Stretch[] {
  return [...slides, ...others]
    .flatMap((source) =>
      divideByLanguage(source).flatMap(({ language = usual, prose }) => {
        const { beside, comments } = prose;
        const common = { deck, source, language: language.trim() };
        return [
          { ...common, prose, isComment: false },
          { ...common, prose: { ...prose, text: beside }, isComment: false },
          { ...common, prose: { ...prose, text: comments }, isComment: true },
        ];
      }),
    )
    .filter(({ language, prose }) => language !== "" && /\p{L}/u.test(prose.text));
}

/**
 * The language that a deck says it is in; "" where its text is plainly in another, which another rule says, and where a deck of few sentences
 * says none, and has no more words of English than of the language of most decks around it.
 */
function languageOf({ compiled }: InspectedDeck, body: string, usual: string | undefined): string {
  const { language: said, span } = compiled.info;
  const written = detectLanguage(body);
  if (written !== undefined) return written === baseOf(said) ? said : "";
  const saysNone = said === "en" && !languageSpan(span.file);
  return saysNone && usual && shortWordsIn(body, usual) >= shortWordsIn(body, said) ? "" : said;
}

/** The language of most decks of a collection of several; undefined where that is English, or no language is that of most. */
function usualOf(languages: readonly string[]): string | undefined {
  const [language] =
    [...groupBy(languages, (each) => each)].find(([, alike]) => 2 * alike.length > languages.length) ?? [];
  return languages.length > 2 && language !== "en" ? language : undefined;
}

/** Words that are right because they are names: of the entities of the project and its collections, of the speaker, in the rules. */
function namesIn({ compiled }: InspectedDeck, config: CheckConfig): string[] {
  const { info, facts } = compiled;
  const registry = facts().entities;
  const known = [...registry.keys()].flatMap((key) => registry.get(key) ?? []);
  const entities = known.flatMap(({ id, name }) => [id, name]);
  const ruleNames = rules.flatMap((rule) => {
    const { names } = config.optionsOf(rule);
    return Array.isArray(names) ? names : [];
  });
  const { speaker, event, variables, title, subtitle } = info;
  const own = [...variables.values()].filter((value) => value !== title && value !== subtitle);
  return [...entities, ...ruleNames, speaker.name, event, ...own].flatMap((name) => [
    name,
    ...(name.match(/[\p{L}’']+/gu) ?? []),
  ]);
}
