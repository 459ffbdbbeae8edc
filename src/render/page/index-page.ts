import type { BrandSummary } from "../../model/brand.js";
import type { DeckSummary } from "../../model/deck.js";
import { directionOf } from "../../words/words.js";
import type { Templates } from "../design/templates.js";
import { asHtml, forTemplate, scriptJson } from "../html/html.js";

/** A deck as the gallery shows it. */
export interface GalleryEntry extends DeckSummary {
  /** The variant in which it was made; absent without. */
  readonly variant?: string | undefined;
  /** A `data:` URL; "" without. */
  readonly preview: string;
  readonly brand?: BrandSummary | undefined;
  readonly files: readonly { readonly format: string; readonly href: string; readonly size: string }[];
}

/** Formats that are called by their name in every language; others are things that have a word. */
const names: ReadonlyMap<string, string> = new Map([
  ["html", "HTML"],
  ["pdf", "PDF"],
  ["png", "PNG"],
  ["md", "Markdown"],
  ["json", "JSON"],
]);
const things = new Set(["handout", "notes", "book"]);

/** What a format is called in the language of the gallery. A page of another version may have others. */
function labelOf(format: string, { words }: Templates): string {
  return things.has(format) ? words.say(`gallery.formats.${format}`) : (names.get(format) ?? format);
}

/** What a list of decks says of their looks. */
type Listed = Pick<GalleryEntry, "brand" | "language">;

/** The brand that all decks have; undefined when they have none, or several. */
export function commonBrand(decks: readonly Listed[]): BrandSummary | undefined {
  const [first] = decks;
  const own = JSON.stringify(first?.brand);
  return decks.every(({ brand }) => JSON.stringify(brand) === own) ? first?.brand : undefined;
}

/** The language of all decks if they have one in common, else English. */
export function commonLanguage(entries: readonly Listed[]): string {
  const [first = "en", ...others] = new Set(entries.map(({ language }) => language));
  return others.length === 0 ? first : "en";
}

/** The gallery of all decks in a folder. */
export function renderIndexPage(decks: readonly GalleryEntry[], templates: Templates, styles: string): string {
  return templates.render("index", {
    language: templates.words.language,
    direction: directionOf(templates.words.language),
    decks: decks.map((deck) => ({
      ...deck,
      variant: deck.variant ?? "",
      direction: directionOf(deck.language),
      files: deck.files.map((file) => ({ ...file, label: labelOf(file.format, templates) })),
    })),
    brand: commonBrand(decks),
    styles: forTemplate(asHtml(styles)),
    data: forTemplate(scriptJson(decks)),
  });
}
