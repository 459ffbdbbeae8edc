import type { CheckConfig } from "../check/config.js";
import { detectLanguage } from "../check/language.js";
import type { Prose } from "../check/prose.js";
import { rules } from "../check/rules.js";
import type { Misspelling } from "../check/subject.js";
import type { InspectedDeck } from "./editions.js";
import { groupBy } from "./group.js";
import type { Speller } from "./spelling.js";

interface WordTools {
  readonly speller: Speller;
  readonly config: CheckConfig;
  readonly events: { notice?(message: string): void };
}

export type Misspellings = ReadonlyMap<Prose, readonly Misspelling[]>;

/** Looks up the words of all decks, by language. */
export async function lookAtWords(
  compiled: readonly InspectedDeck[],
  proses: readonly (readonly Prose[])[],
  { speller, config, events }: WordTools,
): Promise<Misspellings> {
  const found = new Map<Prose, readonly Misspelling[]>();
  const languages = groupBy(compiled.keys(), (index) => languageOf(compiled[index], proses[index] ?? []));
  for (const [language, decks] of languages) {
    const texts = decks.flatMap((index) => proses[index] ?? []);
    const known = new Set([...config.words, ...decks.flatMap((index) => namesIn(compiled[index], config))]);
    const lists = await speller.check(texts, { language, known });
    if (!lists) events.notice?.(`there is no dictionary for “${language}”; its spelling is not checked`);
    for (const [index, list] of lists?.entries() ?? []) {
      const prose = texts[index];
      if (prose) found.set(prose, list);
    }
  }
  return found;
}

/** The language that a deck says it is in, unless its text is plainly in another. */
function languageOf(inspected: InspectedDeck | undefined, proses: readonly Prose[]): string {
  const said = inspected?.compiled.info.language ?? "en";
  const written = detectLanguage(proses.map(({ text }) => text).join(" "));
  return written === undefined || said.startsWith(written) ? said : written;
}

/** Words that are right because they are names: of the entities of the project and its collections, of the speaker, in the rules. */
function namesIn(inspected: InspectedDeck | undefined, config: CheckConfig): string[] {
  if (!inspected) return [];
  const { info, facts } = inspected.compiled;
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
