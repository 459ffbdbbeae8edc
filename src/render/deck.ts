import type { Deck } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { Term } from "../model/term.js";
import { citedFactsOf } from "./cited-facts.js";
import { createDeckView, type DeckView } from "./deck-view.js";
import { inLayer } from "./design/layers.js";
import { deckStyles, mathStyles, type StyleTools } from "./design/styles.js";
import type { Templates } from "./design/templates.js";
import { roleStyles } from "./drawing/styles.js";
import { factSheetsOf } from "./fact-sheets.js";
import { withReadableFonts } from "./fonts/trial.js";
import { type FramedSlide, frameAll } from "./frame-slides.js";
import { type Grower, growthOn } from "./growth/on-canvas.js";
import type { Setting } from "./growth/setting.js";
import { firstOf, once } from "./once.js";
import type { RenderTools } from "./render-tools.js";
import type { RenderedDeck, RenderedSlide } from "./rendered.js";
import { stepStyles } from "./slide/code-steps.js";
import { diagramStepStyles } from "./slide/diagram-steps.js";
import { growContent } from "./slide/frame.js";
import { highlightStyles } from "./slide/highlight.js";
import { type KeptSlide, moveTo, type ShownSlide } from "./slide/kept.js";
import { createDictionary, type Dictionary, findMentions, linksOf, type Mention } from "./slide/terms.js";
import { treeOf } from "./slide/tree.js";
import { isFresh } from "./standing.js";

/** Renders all slides of a deck, in order; those that were rendered before and still stand are used again. */
export async function renderDeck(deck: Deck, wanted: Theme, tools: RenderTools): Promise<RenderedDeck> {
  const theme = await withReadableFonts(wanted, tools);
  const view = createDeckView(deck, tools);
  const { standing, framed } = await frameAll(deck, view, tools);
  // From here on nothing waits: what was found standing stands until the slides are kept.
  for (const { slide, kept, shown } of framed) {
    for (const made of [kept, shown.frame]) {
      moveTo(made, slide);
      tools.reader.ledger.include(made.ledger);
    }
  }
  const columns = inColumns(deck, fillAll(framed, view, createDictionary(deck.terms)));
  tools.slides.keep(tools, usedBy(framed));
  const { size } = tools;
  const contentStyles = contentStylesOf(framed, tools.templates);
  return {
    deck,
    theme,
    brand: tools.brand,
    size,
    words: tools.templates.words,
    columns,
    styles: [...deckStyles(deck.info, theme, size, tools), ...contentStyles],
    contentStyles,
    assets: firstOf(framed.flatMap(({ kept, shown }) => [...kept.value.assets, ...shown.frame.value.assets])),
    factSheets: once(() => factSheetsOf(deck, tools)),
    citedFacts: once(() => citedFactsOf(deck, tools)),
    recordings: firstOf(framed.flatMap(({ kept }) => [...kept.value.recordings])),
    drawings: firstOf(framed.flatMap(({ kept }) => [...kept.value.drawings])),
    growthOn: (canvas) => growthOn(canvas, framed.map(grower), tools.setting()),
    fresh: standing.filter(isFresh).map(({ slide }) => slide.id),
    cutter: tools.cutter,
    printed: tools.slides.printed,
  };
}

/** The same slides in another theme; their trees do not depend on it. */
export function withTheme(rendered: RenderedDeck, theme: Theme, tools: StyleTools): RenderedDeck {
  if (theme === rendered.theme) return rendered;
  const styles = [...deckStyles(rendered.deck.info, theme, rendered.size, tools), ...rendered.contentStyles];
  return { ...rendered, theme, styles };
}

/** Fills in what depends on the whole deck: numbers of sources, links to the glossary. */
function fillAll(framed: readonly FramedSlide[], view: DeckView, dictionary: Dictionary): RenderedSlide[] {
  const seen = new Set<Term>();
  return framed.map(({ slide, part, kept, shown }) => {
    const mentions = slide.generated ? [] : mentionsOf(kept, dictionary);
    const links = linksOf(mentions, dictionary, seen, view.addressOf);
    return {
      slide,
      part,
      tree: treeOf({ slide, part, kept, shown }, { cite: view.cite, lacksSource: view.lacksSource, links }),
    };
  });
}

function mentionsOf(kept: KeptSlide, dictionary: Dictionary): readonly Mention[] {
  if (kept.mentions?.key !== dictionary.key) {
    kept.mentions = { key: dictionary.key, list: findMentions(kept.value.trees.slots.flat(), dictionary) };
  }
  return kept.mentions.list;
}

function grower({ slide, kept, shown }: FramedSlide): Grower {
  const { growing } = shown.frame.value;
  const grow = growing && ((setting: Setting) => growContent({ slide, content: kept.value, growing }, setting));
  return { id: slide.id, grow };
}

/** What a deck shows of each content, by the ids of its slides. */
function usedBy(framed: readonly FramedSlide[]): ReadonlyMap<KeptSlide, ReadonlyMap<string, ShownSlide>> {
  const used = new Map<KeptSlide, Map<string, ShownSlide>>();
  for (const { kept, slide, shown } of framed) {
    const slides = used.get(kept) ?? new Map();
    used.set(kept, slides.set(slide.id, shown));
  }
  return used;
}

/** The slides of a deck, which come in order, in its columns. */
function inColumns(deck: Deck, slides: readonly RenderedSlide[]): RenderedSlide[][] {
  let next = 0;
  const columns = deck.parts.flatMap((part) => part.sections.flatMap((section) => section.columns));
  return columns.map((column) => {
    next += column.length;
    return slides.slice(next - column.length, next);
  });
}

/** Style sheets for code, code steps, drawings, files and formulas; those of files stand in no layer. */
function contentStylesOf(framed: readonly FramedSlide[], templates: Templates): string[] {
  const code = framed.flatMap(({ slide }) => slide.code);
  const steps = Math.max(0, ...code.map((block) => block.steps.length));
  const formulas = new Set(framed.flatMap(({ kept }) => [...kept.value.formulas]));
  const isDrawn = framed.some(({ kept }) => kept.value.drawings.size > 0);
  const icons = framed.some(({ kept }) => kept.value.hasIcons) ? [templates.sheet("icon")] : [];
  const drawing = isDrawn ? [templates.sheet("drawing"), roleStyles] : [];
  const files = firstOf(framed.flatMap(({ kept }) => [...kept.value.styles])).values();
  const inDiagrams = Math.max(0, ...framed.map(({ kept }) => kept.value.diagramSteps));
  const stepped = [stepStyles(steps), diagramStepStyles(inDiagrams)];
  const components = [highlightStyles, ...stepped, ...drawing, ...icons].map((css) => inLayer("component", css));
  const formula = formulas.size > 0 ? [inLayer("library", mathStyles(formulas))] : [];
  return [...components, ...files, ...formula];
}
