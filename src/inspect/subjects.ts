import { readGlyphs } from "../check/glyphs.js";
import { groupBy } from "../check/group.js";
import { noProse } from "../check/prose.js";
import { withRecall } from "../check/recall.js";
import type { DeckSubject, LinkAnswer, SlideSubject, ToldDeck, Unused } from "../check/subject.js";
import type { ReadShell } from "../check/syntax.js";
import type { WordChoice } from "../check/word-choices.js";
import { noLayoutRules } from "../content/layout-rules.js";
import type { Ledger } from "../ledger/ledger.js";
import { slideLabels } from "../model/slide-labels.js";
import { readScripts } from "../project/deck-scripts.js";
import { sourceDate } from "../project/source-date.js";
import type { EditionMeasures, InspectedDeck } from "./editions.js";
import { filesReadFor, findUnused, findUnusedFacts } from "./usage.js";
import type { DeckTexts, Misspellings } from "./words.js";

/** What was found out about the text and links of all decks. */
interface DeckFindings {
  readonly texts: DeckTexts;
  readonly words: Misspellings;
  readonly answers: readonly LinkAnswer[];
  readonly wordChoices: readonly WordChoice[];
  /** What is asked of the disk beside what decks were compiled of. */
  readonly beside: Ledger;
  readonly environment: NodeJS.ProcessEnv;
  readonly readShell: ReadShell;
}

const hasAny = (entries: Iterable<unknown>) => [...entries].length > 0;

/** Puts together what is known about a deck. */
export function describeDeck(
  { compiled, editions }: InspectedDeck,
  measured: readonly EditionMeasures[],
  { texts, words, answers, wordChoices, beside, environment, readShell }: DeckFindings,
): DeckSubject {
  const { rendered } = editions[0];
  const slides = describeSlides({ compiled, editions }, measured, { texts, words });
  const pieces = slides.flatMap(({ views: [own] }) => own?.measures.texts.flatMap(({ pieces }) => pieces) ?? []);
  const registry = compiled.facts();
  return withRecall({
    deck: rendered.deck,
    theme: rendered.theme,
    slides,
    texts: texts.others,
    wordChoices,
    misspellings: texts.others.flatMap((text) => words.get(text) ?? []),
    facts: hasAny(registry.entities.values()) ? registry : undefined,
    hasGlyph: readGlyphs(
      rendered,
      pieces.map(({ text }) => text),
    ),
    fileOf(source) {
      const asset = rendered.assets.get(source.replace(/^\//, ""));
      return asset && { path: asset.path, bytes: asset.bytes.length };
    },
    // Of a deck that nobody trusts none runs.
    scripts: compiled.scripts.length > 0 ? readScripts(rendered.deck.info, compiled.reader.for(beside)) : [],
    requests: [...new Set(measured.flatMap(({ requests }) => requests))],
    answers,
    today: today(environment),
    readShell,
  });
}

/** What is known about the slides of a deck, in order. */
function describeSlides(
  { compiled, editions: [{ rendered }] }: InspectedDeck,
  measured: readonly EditionMeasures[],
  { texts, words }: Pick<DeckFindings, "texts" | "words">,
): SlideSubject[] {
  const { layouts } = compiled.design.templates.catalogue;
  const views = measured.flatMap((edition) => edition.views);
  const violations = groupBy(measured[0]?.violations ?? [], ({ slide }) => slide);
  const shown = rendered.columns.flat();
  const labels = slideLabels(shown, rendered.deck);
  return shown.map(({ slide, part }, index): SlideSubject => {
    const prose = texts.slides[index] ?? noProse(slide.span);
    return {
      slide,
      layout: layouts.get(slide.layout) ?? noLayoutRules,
      part,
      label: labels[index] ?? "",
      views: views.flatMap(({ view, slides: measures }) => {
        const own = measures.get(slide.id);
        return own ? [{ view, measures: own }] : [];
      }),
      violations: violations.get(slide.id) ?? [],
      prose,
      misspellings: words.get(prose) ?? [],
    };
  });
}

/** The day of the check; `SOURCE_DATE_EPOCH` fixes it. */
export function today(environment: NodeJS.ProcessEnv): string {
  return (sourceDate(environment) ?? new Date()).toISOString().slice(0, 10);
}

/** Some decks of a project: what others use cannot be told. */
export const nothingUnused: Unused = { unusedAssets: [], unusedSections: [], unusedFacts: [] };

/**
 * What none of these decks uses of their project.
 * @param beside what is asked of the disk for that
 */
export function unusedIn(decks: readonly DeckSubject[], inspected: readonly InspectedDeck[], beside: Ledger): Unused {
  const compiled = inspected.map((deck) => deck.compiled);
  const [first] = compiled;
  if (!first) return nothingUnused;
  const reader = first.reader.for(beside);
  const { assets, sections } = findUnused(reader, filesReadFor(compiled));
  const unusedFacts = findUnusedFacts(
    first.facts(),
    decks.map(({ deck }) => deck),
    reader,
  );
  return { unusedAssets: assets, unusedSections: sections, unusedFacts };
}

/** Each deck once; formats and languages in which its slides differ count with the longest. */
export function decksOf(subjects: readonly ToldDeck[]): { name: string; slides: number }[] {
  const names = groupBy(subjects, ({ deck }) => deck.info.name);
  return [...names].map(([name, list]) => ({ name, slides: Math.max(...list.map(({ slides }) => slides.length)) }));
}
