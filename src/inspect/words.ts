import type { CheckConfig } from "../check/config.js";
import { groupBy } from "../check/group.js";
import { baseOf, detectLanguage } from "../check/language.js";
import { languageSpan } from "../check/language-place.js";
import { divideByLanguage, inDeckLanguage, type Prose } from "../check/prose.js";
import { rules } from "../check/rules.js";
import type { Misspelling } from "../check/subject.js";
import type { InspectedDeck } from "./editions.js";
import { isForeignDeck } from "./foreign-passages.js";
import { noDictionaryFor, type Speller } from "./spelling.js";

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
  const looks = texts.map(({ slides }) => detectLanguage(slides.map(inDeckLanguage).join(" ")));
  const usual = mostFrequent(looks.flatMap((look) => look ?? []));
  const written = compiled.flatMap((deck, index) => {
    const language = languageOf(deck, looks[index], usual);
    return stretchesOf(deck, texts[index] ?? { slides: [], others: [] }, language);
  });
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
 * says none and most of the others are in another.
 */
function languageOf({ compiled }: InspectedDeck, looks: string | undefined, usual: string | undefined): string {
  const said = compiled.info.language;
  const likely = looks ?? (said === "en" && !languageSpan(compiled.info.span.file) ? usual : undefined);
  return likely === undefined || likely === baseOf(said) ? said : "";
}

/** What more than half of a list is. */
const mostFrequent = (list: readonly string[]): string | undefined =>
  [...groupBy(list, (entry) => entry).values()].find((alike) => 2 * alike.length > list.length)?.[0];

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
