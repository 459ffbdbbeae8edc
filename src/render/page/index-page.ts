import type { DeckSummary } from "../../model/deck.js";
import { directionOf } from "../../words/words.js";
import type { Templates } from "../design/templates.js";
import { asHtml, forTemplate, scriptJson } from "../html/html.js";

/** A deck as the gallery shows it. */
export interface GalleryEntry extends DeckSummary {
  /** A `data:` URL; "" without. */
  readonly preview: string;
  readonly files: readonly { readonly format: string; readonly href: string; readonly size: string }[];
}

/** The gallery of all decks in a folder. */
export function renderIndexPage(decks: readonly GalleryEntry[], templates: Templates, styles: string): string {
  return templates.render("index", {
    language: templates.words.language,
    direction: directionOf(templates.words.language),
    decks: decks.map((deck) => ({ ...deck, direction: directionOf(deck.language) })),
    styles: forTemplate(asHtml(styles)),
    data: forTemplate(scriptJson(decks)),
  });
}
