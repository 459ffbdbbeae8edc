import type { Brand } from "../model/brand.js";
import type { Deck, Part, Slide } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { Words } from "../words/words.js";
import type { Assets } from "./assets.js";
import type { CitedFact } from "./cited-facts.js";
import type { DrawingSource } from "./drawing/desk.js";
import type { FactSheet } from "./fact-sheets.js";
import type { FontCutter } from "./fonts/cutter.js";
import type { Growth } from "./growth/grow.js";
import type { ChildNode } from "./html/dom.js";
import type { Html } from "./html/html.js";

/**
 * Everything of a slide that can be seen, as trees; pages print it. It stays the same object as long as nothing of
 * it changes. Assets stand in it as `asset:` addresses, links to slides as `#/id`.
 */
export interface SlideTree {
  /** Attributes of its `<section>`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** A background of its own, for pages without a script. */
  readonly background: readonly ChildNode[];
  /** What its layout puts around the content; a mark stands where each part belongs. */
  readonly frame: readonly ChildNode[];
  readonly parts: readonly (readonly ChildNode[])[];
  /** The content without its heading, apart from any layout. */
  readonly slots: readonly (readonly ChildNode[])[];
  readonly notes: readonly ChildNode[];
  readonly reader: readonly ChildNode[];
}

export interface RenderedSlide {
  readonly slide: Slide;
  readonly part: Part;
  readonly tree: SlideTree;
}

/** A slide's `<section>` as the live deck has it. */
export interface PrintedSlide {
  readonly html: Html;
  /** The characters in it, as code points: they decide which fonts a deck brings along. */
  readonly characters: ReadonlySet<number>;
}

export interface RenderedDeck {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly brand: Brand | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** In the language of the deck. */
  readonly words: Words;
  readonly columns: readonly (readonly RenderedSlide[])[];
  /** The style sheets of the deck in order, fonts excluded. */
  readonly styles: readonly string[];
  /** Those among them that the content needs, whatever the theme. */
  readonly contentStyles: readonly string[];
  /** The systems of its cards, in full; only paper asks. */
  readonly factSheets: () => readonly FactSheet[];
  /** What its slides cite, each once; only cards ask. */
  readonly citedFacts: () => readonly CitedFact[];
  /** What its slides show, by name. */
  readonly assets: Assets;
  /** Terminal recordings (asciinema) that slides show, by the name under which the slides refer to them. */
  readonly recordings: ReadonlyMap<string, string>;
  /** The sources of diagrams that were drawn for slides, by the name under which the slides refer to them. */
  readonly drawings: ReadonlyMap<string, DrawingSource>;
  /** In which sizes its slides are set on another canvas, by their ids. */
  readonly growthOn: (canvas: { readonly width: number; readonly height: number }) => Readonly<Record<string, Growth>>;
  /** Ids of the slides that had to be rendered; the others were kept from before. */
  readonly fresh: readonly string[];
  /** Cuts out what pages need of the fonts that were added to the theme. */
  readonly cutter: FontCutter;
  /** Slides that were printed before, here or in another deck. */
  readonly printed: WeakMap<SlideTree, PrintedSlide>;
}
