import type { CheckConfig } from "../check/config.js";
import { groupBy } from "../check/group.js";
import { detectLanguage } from "../check/language.js";
import { divideByLanguage, inDeckLanguage, type Prose } from "../check/prose.js";
import { rules } from "../check/rules.js";
import type { Misspelling } from "../check/subject.js";
import type { InspectedDeck } from "./editions.js";
import type { Speller } from "./spelling.js";

interface WordTools {
  readonly speller: Speller;
  readonly config: CheckConfig;
  readonly events: { notice?(message: string): void };
}

export type Misspellings = ReadonlyMap<Prose, readonly Misspelling[]>;

/** Looks up the words of all decks, by language: that of a passage, of its slide or of its deck. */
export async function lookAtWords(
  compiled: readonly InspectedDeck[],
  proses: readonly (readonly Prose[])[],
  { speller, config, events }: WordTools,
): Promise<Misspellings> {
  const found = new Map<Prose, Misspelling[]>();
  const written = compiled.flatMap((deck, index) => stretchesOf(deck, proses[index] ?? []));
  for (const [language, stretches] of groupBy(written, (stretch) => stretch.language)) {
    const decks = new Set(stretches.map(({ deck }) => deck));
    const known = new Set([...config.words, ...[...decks].flatMap((deck) => namesIn(deck, config))]);
    const texts = stretches.map(({ prose }) => prose);
    const lists = await speller.check(texts, { language, known });
    if (!lists) events.notice?.(`there is no dictionary for “${language}”; its spelling is not checked`);
    for (const [index, list] of lists?.entries() ?? []) {
      const slide = stretches[index]?.slide;
      if (slide) found.set(slide, [...(found.get(slide) ?? []), ...list]);
    }
  }
  return found;
}

/** Prose in one language. */
interface Stretch {
  readonly deck: InspectedDeck;
  /** What its slide says. */
  readonly slide: Prose;
  readonly language: string;
  readonly prose: Prose;
}

/** What a deck says, by language; `lang=""` says of a text that nobody knows its language. */
function stretchesOf(deck: InspectedDeck, slides: readonly Prose[]): Stretch[] {
  const usual = languageOf(deck, slides);
  return slides
    .flatMap((slide) =>
      divideByLanguage(slide).map(({ language = usual, prose }) => ({ deck, slide, language: language.trim(), prose })),
    )
    .filter(({ language, prose }) => language !== "" && /\p{L}/u.test(prose.text));
}

/** The language that a deck says it is in, unless its text is plainly in another. */
function languageOf({ compiled }: InspectedDeck, slides: readonly Prose[]): string {
  const said = compiled.info.language;
  const written = detectLanguage(slides.map(inDeckLanguage).join(" "));
  return written === undefined || said.startsWith(written) ? said : written;
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
