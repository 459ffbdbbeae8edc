import { setImmediate as nextTurn } from "node:timers/promises";
import { Ledger } from "../ledger/ledger.js";
import type { Deck, Slide } from "../model/deck.js";
import { type Place, placesIn } from "./contents.js";
import type { DeckView } from "./deck-view.js";
import type { RenderTools } from "./render-tools.js";
import { AddressPlaces } from "./slide/address-places.js";
import { renderContent } from "./slide/content.js";
import { renderFrame } from "./slide/frame.js";
import type { KeptSlide, Made, ShownSlide } from "./slide/kept.js";
import { prepareTools } from "./slide/prepare.js";
import { foldersOf, type SlideScope } from "./slide/slide-scope.js";
import { Interview, type Surroundings } from "./slide/surroundings.js";
import { TagPlaces } from "./slide/tag-places.js";
import type { SlideTools } from "./slide/tools.js";
import { type StandingSlide, standingAt } from "./standing.js";

/** What the slides of a deck share while they are rendered. */
interface Rendering {
  readonly view: DeckView;
  readonly tools: RenderTools;
  readonly slideTools: SlideTools;
}

/** A slide with its frame, before numbers and links are filled in. */
export interface FramedSlide extends Place {
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
  return {
    slide,
    part,
    section,
    kept,
    shown: standing.shown ?? { frame, filled: "", tree: undefined, isSettled: false },
  };
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
      components: new Map(),
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

/** After so many slides others get a turn: the browser starts meanwhile, and waits for answers. */
const slidesInOneGo = 8;

/** Frames all slides; once more if files have changed meanwhile. */
export async function frameAll(deck: Deck, view: DeckView, tools: RenderTools) {
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
