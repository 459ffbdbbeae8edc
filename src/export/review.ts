import { readCheckConfig } from "../check/config.js";
import { readGlyphs } from "../check/glyphs.js";
import type { SlideMeasures } from "../check/measures.js";
import { noProse } from "../check/prose.js";
import { withRecall } from "../check/recall.js";
import { clipped } from "../check/rules/clipped.js";
import { missingGlyph } from "../check/rules/missing-glyph.js";
import { overflow } from "../check/rules/overflow.js";
import { runRules } from "../check/run.js";
import type { DeckSubject, SlideInView, SlideSubject, View } from "../check/subject.js";
import { applySuppressions, readSuppressions, suppressingSpans } from "../check/suppress.js";
import { noLayoutRules } from "../content/layout-rules.js";
import type { Slide } from "../model/deck.js";
import { isWorksheet } from "../model/outline.js";
import { slideLabels } from "../model/slide-labels.js";
import type { ProjectConfig } from "../project/config.js";
import type { Missed, Review } from "../records/built-deck.js";
import type { RenderedDeck, RenderedSlide } from "../render/rendered.js";
import { placeOf } from "../source/text.js";

/** A page that was printed, as it was laid out. */
interface MeasuredPage {
  readonly slide: RenderedSlide;
  readonly measures: SlideMeasures;
}

/** Finds out what the readers of a PDF miss, in the order of the slides; what the project has suppressed counts as seen. */
export type Reviewer = (rendered: RenderedDeck, pages: readonly MeasuredPage[]) => readonly Missed[];

/** The rules about what is not on the paper; all that they ask for is known once slides are printed. */
const rules = [overflow, clipped, missingGlyph];

/** Mistakes in the configuration are the business of the check. */
const unheard = { problems: { report: () => undefined }, isFolder: () => true };

/** @param config what the project says about these rules; asked for when something was printed */
export function openReviewer(config: () => ProjectConfig): Reviewer {
  return (rendered, pages) => {
    const deck = describe(rendered, pages);
    const project = { decks: [deck], unusedAssets: [], unusedSections: [], unusedFacts: [] };
    const found = runRules(project, rules, readCheckConfig(config().settings, rules, unheard));
    const suppressions = readSuppressions(suppressingSpans([deck]));
    const left = applySuppressions(found, suppressions, { known: [], notRun: [] }, () => false);
    const slides = new Map(deck.slides.map(({ slide, label }, index) => [slide.id, { label, index }]));
    const missed = left.flatMap(({ code, slide, span, message, missed: what }): Missed[] => {
      const label = slides.get(slide)?.label;
      if (!span || label === undefined || what === undefined) return [];
      const { path, root } = span.file;
      return [{ rule: code, what, slide, label, place: { path, root, ...placeOf(span.file, span.start) }, message }];
    });
    const once = new Map(missed.toReversed().map((each) => [`${each.slide} ${each.rule} ${each.what}`, each]));
    const placeOfSlide = ({ slide }: Missed) => slides.get(slide)?.index ?? 0;
    return [...once.values()].toReversed().toSorted((a, b) => placeOfSlide(a) - placeOfSlide(b));
  };
}

/**
 * What the readers of a PDF miss.
 *
 * @param pages the slide of each page
 * @param parts the slides as they were laid out, for each part in which the PDF was printed; undefined where nobody could look
 * @returns `unknown` where that cannot be told: no look at pages costs anybody the PDF
 */
export function reviewPages(
  rendered: RenderedDeck,
  pages: readonly RenderedSlide[],
  parts: readonly (readonly SlideMeasures[] | undefined)[],
  reviewer: Reviewer,
): Review | "unknown" {
  if (parts.includes(undefined)) return "unknown";
  const laidOut = parts.flatMap((part) => part ?? []);
  const measured = pages.flatMap((slide, index) => {
    const measures = laidOut[index];
    return measures ? [{ slide, measures }] : [];
  });
  try {
    return { pdf: `${rendered.deck.info.name}.pdf`, missed: reviewer(rendered, measured) };
  } catch {
    return "unknown";
  }
}

/** What the rules ask about a deck. */
function describe(rendered: RenderedDeck, pages: readonly MeasuredPage[]): DeckSubject {
  const { deck, theme, size } = rendered;
  const view: View = { ...size, name: "", theme: theme.name, media: "print", isOwn: true, isAsked: true };
  const views = new Map<Slide, SlideInView[]>();
  for (const { slide: shown, measures } of pages) {
    const others = views.get(shown.slide);
    if (others) others.push({ view, measures });
    else views.set(shown.slide, [{ view, measures }]);
  }
  const shown = rendered.columns.flat();
  const labels = slideLabels(shown, deck);
  const slides = shown.map(({ slide, part }, index): SlideSubject => {
    const own = isWorksheet(slide) ? [] : (views.get(slide) ?? []);
    return {
      slide,
      layout: noLayoutRules,
      part,
      label: labels[index] ?? "",
      views: own,
      violations: [],
      prose: noProse(slide.span),
      misspellings: [],
    };
  });
  const texts = pages.flatMap(({ measures }) => measures.texts.flatMap(({ pieces }) => pieces));
  return withRecall({
    deck,
    theme,
    slides,
    texts: [],
    misspellings: [],
    wordChoices: [],
    facts: undefined,
    hasGlyph: readGlyphs(
      rendered,
      texts.map(({ text }) => text),
    ),
    fileOf: () => undefined,
    requests: [],
    scripts: [],
    answers: [],
    today: "",
    readShell: () => undefined,
  });
}
