import { readGlyphs } from "../check/glyphs.js";
import { noProse, type Prose } from "../check/prose.js";
import type { DeckSubject, LinkAnswer, ProjectSubject, SlideSubject } from "../check/subject.js";
import { noLayoutRules } from "../content/layout-rules.js";
import { Ledger } from "../ledger/ledger.js";
import { sourceDate } from "../project/source-date.js";
import type { EditionMeasures, InspectedDeck } from "./editions.js";
import { groupBy } from "./group.js";
import { filesReadFor, findUnused, findUnusedFacts } from "./usage.js";
import type { Misspellings } from "./words.js";

/** What was found out about the text and links of all decks. */
interface DeckFindings {
  readonly words: Misspellings;
  readonly answers: readonly LinkAnswer[];
  readonly environment: NodeJS.ProcessEnv;
}

const hasAny = (entries: Iterable<unknown>) => [...entries].length > 0;

/** Puts together what is known about a deck. */
export function describeDeck(
  { compiled, editions }: InspectedDeck,
  measured: readonly EditionMeasures[],
  proses: readonly Prose[],
  { words, answers, environment }: DeckFindings,
): DeckSubject {
  const { rendered } = editions[0];
  const { layouts } = compiled.design.templates.catalogue;
  const views = measured.flatMap((edition) => edition.views);
  const violations = groupBy(measured[0]?.violations ?? [], ({ slide }) => slide);
  const slides = rendered.columns.flat().map(({ slide, part }, index): SlideSubject => {
    const prose = proses[index] ?? noProse(slide.span);
    return {
      slide,
      layout: layouts.get(slide.layout) ?? noLayoutRules,
      part,
      number: index + 1,
      views: views.flatMap(({ view, slides: measures }) => {
        const own = measures.get(slide.id);
        return own ? [{ view, measures: own }] : [];
      }),
      violations: violations.get(slide.id) ?? [],
      prose,
      misspellings: words.get(prose) ?? [],
    };
  });
  const texts = slides.flatMap(({ views: [own] }) => own?.measures.texts.flatMap(({ pieces }) => pieces) ?? []);
  const registry = compiled.facts();
  return {
    deck: rendered.deck,
    theme: rendered.theme,
    slides,
    facts: hasAny(registry.entities.values()) ? registry : undefined,
    hasGlyph: readGlyphs(
      rendered,
      texts.map(({ text }) => text),
    ),
    fileOf(source) {
      const asset = rendered.assets.get(source.replace(/^\//, ""));
      return asset && { path: asset.path, bytes: asset.bytes.length };
    },
    requests: [...new Set(measured.flatMap(({ requests }) => requests))],
    answers,
    today: today(environment),
  };
}

/** The day of the check; `SOURCE_DATE_EPOCH` fixes it. */
function today(environment: NodeJS.ProcessEnv): string {
  return (sourceDate(environment) ?? new Date()).toISOString().slice(0, 10);
}

/** Some decks of a project: what others use cannot be told. */
export function describeDecks(decks: readonly DeckSubject[]): ProjectSubject {
  return { decks, unusedAssets: [], unusedSections: [], unusedFacts: [] };
}

/** All decks of a project, and what none of them uses. */
export function describeProject(decks: readonly DeckSubject[], inspected: readonly InspectedDeck[]): ProjectSubject {
  const compiled = inspected.map((deck) => deck.compiled);
  const [first] = compiled;
  if (!first) return describeDecks(decks);
  const reader = first.reader.for(new Ledger());
  const { assets, sections } = findUnused(reader, filesReadFor(compiled));
  const unusedFacts = findUnusedFacts(
    first.facts(),
    decks.map(({ deck }) => deck),
    reader,
  );
  return { decks, unusedAssets: assets, unusedSections: sections, unusedFacts };
}
