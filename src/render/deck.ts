import { setImmediate as nextTurn } from "node:timers/promises";
import type { Reader } from "../content/reader.js";
import { Ledger } from "../ledger/ledger.js";
import type { Brand } from "../model/brand.js";
import type { Deck, Slide } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { FactRegistry } from "../model/fact.js";
import type { Term } from "../model/term.js";
import type { AssetStore } from "./assets.js";
import { citedFactsOf } from "./cited-facts.js";
import { type Place, placesIn } from "./contents.js";
import { createDeckView, type DeckView } from "./deck-view.js";
import { inLayer } from "./design/layers.js";
import { deckStyles, mathStyles, type StyleTools } from "./design/styles.js";
import type { Templates } from "./design/templates.js";
import type { DrawingDesk, FontSet } from "./drawing/desk.js";
import { roleStyles } from "./drawing/styles.js";
import { factSheetsOf } from "./fact-sheets.js";
import type { FontCutter } from "./fonts/cutter.js";
import { withReadableFonts } from "./fonts/trial.js";
import { growthOn } from "./growth/on-canvas.js";
import type { Setting } from "./growth/setting.js";
import { firstOf, once } from "./once.js";
import type { RenderedDeck, RenderedSlide } from "./rendered.js";
import { AddressPlaces } from "./slide/address-places.js";
import { stepStyles } from "./slide/code-steps.js";
import { renderContent } from "./slide/content.js";
import { diagramStepStyles } from "./slide/diagram-steps.js";
import { renderFrame } from "./slide/frame.js";
import { type CodeMemory, highlightStyles } from "./slide/highlight.js";
import { type KeptSlide, type Made, moveTo, type ShownSlide, type SlideMemory } from "./slide/kept.js";
import { prepareTools } from "./slide/prepare.js";
import { foldersOf, type SlideScope } from "./slide/slide-scope.js";
import { Interview, type Surroundings } from "./slide/surroundings.js";
import { TagPlaces } from "./slide/tag-places.js";
import { createDictionary, type Dictionary, findMentions, linksOf, type Mention } from "./slide/terms.js";
import type { SlideTools } from "./slide/tools.js";
import { treeOf } from "./slide/tree.js";
import { isFresh, type StandingSlide, standingAt } from "./standing.js";
import type { CastCells } from "./terminal/terminals.js";

/** What rendering needs besides the deck; reader and templates work in the deck's context. */
export interface RenderTools {
  readonly templates: Templates;
  readonly facts: () => FactRegistry;
  readonly reader: Reader;
  readonly brand: Brand | undefined;
  /** Raw HTML as it is, or reduced to a list of harmless elements (`--safe`). */
  readonly html: "raw" | "sanitized";
  /** Of the deck's slides, in CSS pixels. */
  readonly size: Theme["size"];
  /** Highlighted code of earlier runs. */
  readonly code: CodeMemory;
  readonly assets: AssetStore;
  readonly casts: CastCells;
  readonly drawings: DrawingDesk;
  readonly cutter: FontCutter;
  /** The fonts in which the deck is set. */
  readonly fonts: () => FontSet;
  /** How the deck is set; undefined where a theme of reveal.js decides. */
  readonly setting: () => Setting | undefined;
  /** The style sheets of the theme and the deck. */
  readonly sheets: () => readonly string[];
  /** Slides that were rendered before. */
  readonly slides: SlideMemory;
  /** For whom the slides are kept: a deck in one of its forms. */
  readonly owner: string;
}

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
  tools.slides.keep(tools.owner, usedBy(framed));
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

/** After so many slides others get a turn: the browser starts meanwhile, and waits for answers. */
const slidesInOneGo = 8;

/** Frames all slides; once more if files have changed meanwhile. */
async function frameAll(deck: Deck, view: DeckView, tools: RenderTools) {
  for (;;) {
    const { generation } = tools.slides;
    const hasChanged = () => generation !== tools.slides.generation;
    const { standing, slideTools } = await prepare(deck, view, tools);
    const rendering = { view, tools, slideTools };
    const framed = await inTurns(standing, (slide) => (hasChanged() ? undefined : frameSlide(slide, rendering)));
    if (!hasChanged()) return { standing, framed: framed.filter((slide) => slide !== undefined) };
  }
}

/** Does something with each slide; now and then others get a turn. */
async function inTurns<S, T>(slides: readonly S[], work: (slide: S) => T): Promise<T[]> {
  const done: T[] = [];
  for (const slide of slides) {
    if (done.length % slidesInOneGo === 0) await nextTurn();
    done.push(work(slide));
  }
  return done;
}

/** Finds what still stands and loads what the other slides need. */
async function prepare(deck: Deck, view: DeckView, tools: RenderTools) {
  const standing = await inTurns(placesIn(deck.parts), (place) => standingAt(place, view, tools));
  const slidesWhere = (isComing: (slide: StandingSlide) => boolean) =>
    standing.filter(isComing).map(({ slide }) => slide);
  const coming = {
    whole: slidesWhere(({ kept }) => !kept),
    framed: slidesWhere(({ kept, shown }) => kept !== undefined && !shown),
  };
  return { standing, slideTools: await prepareTools(coming, { ...tools, math: deck.info.math }) };
}

/** The same slides in another theme; their trees do not depend on it. */
export function withTheme(rendered: RenderedDeck, theme: Theme, tools: StyleTools): RenderedDeck {
  if (theme === rendered.theme) return rendered;
  const styles = [...deckStyles(rendered.deck.info, theme, rendered.size, tools), ...rendered.contentStyles];
  return { ...rendered, theme, styles };
}

/** What the slides of a deck share while they are rendered. */
interface Rendering {
  readonly view: DeckView;
  readonly tools: RenderTools;
  readonly slideTools: SlideTools;
}

/** A slide with its frame, before numbers and links are filled in. */
interface FramedSlide extends Place {
  readonly kept: KeptSlide;
  readonly shown: ShownSlide;
}

/** Takes a slide's content and frame from before, or makes them. */
function frameSlide(standing: StandingSlide, { view, tools, slideTools }: Rendering): FramedSlide {
  const { slide, part, section } = standing;
  const surroundings = view.around(standing);
  const makeWith = <T>(render: (scope: SlideScope, own: SlideTools) => T): Made<T> => {
    const { ledger, interview, scope } = contextFor(slide, surroundings, tools);
    const value = render(scope, { ...slideTools, templates: tools.templates.for(ledger) });
    return { value, slide, ledger, answers: interview.answers };
  };
  const kept: KeptSlide = standing.kept ?? {
    ...makeWith((scope, own) => renderContent(slide, scope, own)),
    shown: new Map(),
    mentions: undefined,
  };
  // A frame that only tells other numbers is filled in late; the slide is not rendered again for it.
  const frame = standing.shown?.frame ?? makeWith((scope, own) => renderFrame(slide, kept.value, scope, own));
  return { slide, part, section, kept, shown: standing.shown ?? { frame, filled: "", tree: undefined } };
}

/** The context in which something is made for a slide. */
function contextFor(slide: Slide, surroundings: Surroundings, { reader, assets }: RenderTools) {
  const ledger = new Ledger();
  const interview = new Interview(surroundings);
  const scope: SlideScope = {
    slide,
    folders: foldersOf(slide),
    reader: reader.for(ledger),
    store: assets,
    assets: new Map(),
    recordings: new Map(),
    drawings: new Map(),
    styles: new Map(),
    notes: {
      hasFormulas: false,
      hasIcons: false,
      diagramSteps: 0,
      drawn: 0,
      cited: [],
      absent: [],
      isStyled: false,
      tags: new TagPlaces(),
      addresses: new AddressPlaces(),
    },
    deck: interview,
  };
  return { ledger, interview, scope };
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

const grower = ({ slide, shown }: FramedSlide) => ({ id: slide.id, grow: shown.frame.value.grow });

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
