import type { Deck, Part, Slide } from "../model/deck.js";
import type { Theme } from "../model/design.js";
import type { AssetStore } from "./assets.js";
import type { Html } from "./html/html.js";

/** A slide's HTML; assets stand in it as `asset:` addresses. */
export interface RenderedSlide {
  readonly slide: Slide;
  readonly part: Part;
  /** Attributes of its `<section>`, printed, with a space before each. */
  readonly attributes: Html;
  /** What stands inside the `<section>`: one `<div class="slide">`. */
  readonly html: Html;
  /** A background of its own as an element, for pages without a script; "" when it has none. */
  readonly background: Html;
  /** "" without speaker notes. */
  readonly notes: Html;
}

export interface RenderedDeck {
  readonly deck: Deck;
  readonly theme: Theme;
  readonly size: { readonly width: number; readonly height: number };
  readonly columns: readonly (readonly RenderedSlide[])[];
  /** The style sheets of the deck in order, fonts excluded. */
  readonly styles: readonly string[];
  /** Those among them that the content needs, whatever the theme. */
  readonly contentStyles: readonly string[];
  readonly assets: AssetStore;
  /** Terminal recordings (asciinema) that slides show, by the name under which the slides refer to them. */
  readonly recordings: ReadonlyMap<string, string>;
}
