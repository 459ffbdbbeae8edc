import { codeIn } from "../content/dialect.js";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Deck, Slide } from "../model/deck.js";
import type { Brand, Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import type { Term } from "../model/term.js";
import type { AssetStore } from "./assets.js";
import { createDeckView, type DeckView, type Place, placesOf } from "./deck-view.js";
import { deckStyles, mathStyles, type StyleTools } from "./design/styles.js";
import type { Templates } from "./design/templates.js";
import type { RenderedDeck, RenderedSlide } from "./rendered.js";
import { renderContent } from "./slide/content.js";
import { renderFrame, type SlideFrame } from "./slide/frame.js";
import { type CodeMemory, highlightStyles, stepStyles } from "./slide/highlight.js";
import { findFrame, type KeptSlide, keepFrame, ledgerFor, type SlideMemory } from "./slide/kept.js";
import { prepareTools } from "./slide/prepare.js";
import { foldersOf, type SlideScope } from "./slide/slide-scope.js";
import { Interview, type Surroundings } from "./slide/surroundings.js";
import { createDictionary, type Dictionary, findMentions, firstMentions, type Mention } from "./slide/terms.js";
import type { SlideTools } from "./slide/tools.js";
import { treeOf } from "./slide/tree.js";
import type { CastCells } from "./terminal/terminals.js";

/** What rendering needs besides the deck; reader and templates work in the deck's context. */
export interface RenderTools {
  readonly templates: Templates;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  /** Raw HTML as it is, or reduced to a list of harmless elements (`--safe`). */
  readonly html: "raw" | "sanitized";
  /** Highlighted code of earlier runs. */
  readonly code: CodeMemory;
  readonly assets: AssetStore;
  readonly casts: CastCells;
  /** Slides that were rendered before. */
  readonly slides: SlideMemory;
  /** For whom the slides are kept: a deck in one of its forms. */
  readonly owner: string;
}

/** Renders all slides of a deck, in order; those that were rendered before and still stand are used again. */
export async function renderDeck(deck: Deck, theme: Theme, tools: RenderTools): Promise<RenderedDeck> {
  const places = placesOf(deck);
  const view = createDeckView(deck, tools);
  const rendering: Rendering = {
    view,
    tools,
    slideTools: await prepareFor(places, view, { ...tools, math: deck.info.math }),
    fresh: new Set(),
  };
  const framed = places.map((place) => frameSlide(place, rendering));
  tools.slides.keepOnly(new Set(framed.map(({ kept }) => kept)), tools.owner);
  const size = deck.info.size ?? theme.size;
  const contentStyles = contentStylesOf(framed);
  return {
    deck,
    theme,
    size,
    columns: inColumns(deck, fillAll(framed, view, createDictionary(deck.terms))),
    styles: [...deckStyles(deck.info, theme, size, tools), ...contentStyles],
    contentStyles,
    assets: firstOf(framed.flatMap(({ kept, frame }) => [...kept.value.assets, ...frame.assets])),
    recordings: firstOf(framed.flatMap(({ kept }) => [...kept.value.recordings])),
    fresh: [...rendering.fresh],
    printed: tools.slides.printed,
  };
}

/** Loads what the slides need that have to be rendered; once more if files have changed meanwhile. */
async function prepareFor(
  places: readonly Place[],
  view: DeckView,
  tools: RenderTools & { readonly math: boolean },
): Promise<SlideTools> {
  for (;;) {
    const { generation } = tools.slides;
    const missing = places.filter((place) => !tools.slides.find(place.slide, view.around(place)));
    const slides = missing.map(({ slide }) => slide);
    const prepared = await prepareTools(slides, tools);
    if (generation === tools.slides.generation) return prepared;
  }
}

/** The same slides in another theme; their trees do not depend on it. */
export function withTheme(rendered: RenderedDeck, theme: Theme, tools: StyleTools): RenderedDeck {
  if (theme === rendered.theme) return rendered;
  const styles = [...deckStyles(rendered.deck.info, theme, rendered.size, tools), ...rendered.contentStyles];
  return { ...rendered, theme, styles };
}

/** Of entries with the same name the first one. */
function firstOf<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const [name, value] of entries) if (!first.has(name)) first.set(name, value);
  return first;
}

/** What the slides of a deck share while they are rendered. */
interface Rendering {
  readonly view: DeckView;
  readonly tools: RenderTools;
  readonly slideTools: SlideTools;
  readonly fresh: Set<string>;
}

/** A slide with its frame, before numbers and links are filled in. */
interface FramedSlide extends Place {
  readonly kept: KeptSlide;
  readonly frame: SlideFrame;
}

/** Takes a slide's content and frame from before, or makes them. */
function frameSlide(place: Place, { view, tools, slideTools, fresh }: Rendering): FramedSlide {
  const { slide } = place;
  const surroundings = view.around(place);
  const { ledger: deckLedger } = tools.reader;
  let kept = tools.slides.find(slide, surroundings);
  if (!kept) {
    const made = makeFor(slide, surroundings, tools);
    const value = renderContent(slide, made.scope, { ...slideTools, templates: tools.templates.for(made.ledger) });
    kept = tools.slides.add(slide, { ...made, value });
  }
  let frame = findFrame(kept, surroundings);
  if (!frame) {
    // A frame that only tells other numbers is filled in late; the slide was not rendered again.
    if (kept.frames.length === 0) fresh.add(slide.id);
    const made = makeFor(slide, surroundings, tools);
    const own = { ...slideTools, templates: tools.templates.for(made.ledger) };
    frame = keepFrame(kept, { ...made, value: renderFrame(slide, kept.value, made.scope, own) });
  }
  deckLedger.include(ledgerFor(kept.ledger, kept.slide, slide));
  deckLedger.include(ledgerFor(frame.ledger, frame.slide, slide));
  return { ...place, kept, frame: frame.value };
}

/** The context in which something is made for a slide. */
function makeFor(slide: Slide, surroundings: Surroundings, { reader, assets }: RenderTools) {
  const ledger = new Ledger();
  const interview = new Interview(surroundings);
  const scope: SlideScope = {
    slide,
    folders: foldersOf(slide),
    reader: reader.for(ledger),
    store: assets,
    assets: new Map(),
    recordings: new Map(),
    notes: { hasFormulas: false, cited: [] },
    deck: interview,
  };
  return { slide, ledger, interview, scope };
}

/** Fills in what depends on the whole deck: numbers of sources, links to the glossary. */
function fillAll(framed: readonly FramedSlide[], view: DeckView, dictionary: Dictionary): RenderedSlide[] {
  const seen = new Set<Term>();
  return framed.map(({ slide, part, kept, frame }) => {
    const mentions = slide.generated ? [] : mentionsOf(kept, dictionary);
    const links = firstMentions(mentions, seen);
    const late = { cite: view.cite, addressOf: view.addressOf, links };
    return { slide, part, tree: treeOf({ slide, part, kept, frame }, late) };
  });
}

function mentionsOf(kept: KeptSlide, dictionary: Dictionary): readonly Mention[] {
  if (kept.mentions?.key !== dictionary.key) {
    kept.mentions = { key: dictionary.key, list: findMentions(kept.value.trees.slots.flat(), dictionary) };
  }
  return kept.mentions.list;
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

/** Style sheets for code, code steps and formulas. */
function contentStylesOf(framed: readonly FramedSlide[]): string[] {
  const code = framed.flatMap(({ slide }) => codeIn([...slide.body, ...slide.notes]));
  const steps = Math.max(0, ...code.map((block) => block.steps.length));
  const formulas = new Set(framed.flatMap(({ kept }) => [...kept.value.formulas]));
  return [highlightStyles, stepStyles(steps), ...(formulas.size > 0 ? [mathStyles(formulas)] : [])];
}
