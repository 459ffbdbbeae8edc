import { createHash } from "node:crypto";
import type { Brand, BrandSummary, Ground } from "../../model/brand.js";
import type { DeckSummary } from "../../model/deck.js";
import type { FontFile, Theme } from "../../model/design.js";
import type { DeckLook } from "../../model/look.js";
import { directionOf } from "../../words/words.js";
import { summaryRules } from "../design/brand-summary.js";
import { lookColours, lookFonts, lookOf, lookRules } from "../design/deck-look.js";
import type { Templates } from "../design/templates.js";
import { createFontCutter } from "../fonts/cutter.js";
import { facesFor } from "../fonts/faces.js";
import { charactersOf, fontStyles } from "../fonts/page-fonts.js";
import { styleText } from "../html/css.js";
import { forTemplate, type Html, scriptJson } from "../html/html.js";
import { fontUrl } from "./page-files.js";
import { titleSize } from "./title-size.js";

/** A deck as the gallery shows it. */
export interface GalleryEntry extends DeckSummary {
  /** The variant in which it was made; absent without. */
  readonly variant?: string | undefined;
  /** A `data:` URL; "" without. */
  readonly preview: string;
  /** Of what the picture is, or would be; absent where an earlier version has written it. */
  readonly cover?: string | undefined;
  /** Absent where an earlier version has written it. */
  readonly look?: DeckLook | undefined;
  readonly brand?: BrandSummary | undefined;
  readonly files: readonly { readonly format: string; readonly href: string; readonly size: string }[];
}

/** What a gallery is set in: as much of a theme and its brand as it needs. */
export interface GalleryType {
  readonly look: DeckLook;
  /** The style sheet of the look. */
  readonly rules: string;
  /** The fonts of its text and titles, and those that were added. */
  readonly faces: readonly FontFile[];
}

/** What a gallery in the look of a theme and a brand is set in. */
export function galleryTypeOf(theme: Theme, brand: Brand | undefined): GalleryType {
  const look = lookOf(theme, brand);
  const { text, display } = lookFonts(theme, brand);
  const wanted = [...textWeights.map((weight) => ({ list: text, weight })), { list: display, weight: titleWeight }];
  return { look, rules: lookRules(look, theme, brand), faces: facesFor(theme, wanted) };
}

/** Formats that are called by their name in every language; others are things that have a word. */
const names: ReadonlyMap<string, string> = new Map([
  ["html", "HTML"],
  ["pdf", "PDF"],
  ["png", "PNG"],
  ["md", "Markdown"],
  ["json", "JSON"],
  ["epub", "EPUB"],
]);
const things = new Set(["handout", "notes", "book", "card", "plan", "cards", "certificate"]);

/** What a format is called in the language of the gallery. A page of another version may have others. */
function labelOf(format: string, { words }: Templates): string {
  return things.has(format) ? words.say(`gallery.formats.${format}`) : (names.get(format) ?? format);
}

/** What a list of decks says of their looks. */
type Listed = Pick<GalleryEntry, "brand" | "language">;

/** The brand that all decks have, as it looks on a ground; undefined when they have none, or several. */
export function commonBrand(decks: readonly Listed[], ground: Ground): BrandSummary | undefined {
  const brands = decks.map(({ brand }) => brand);
  const texts = new Set(
    brands.map((brand) => brand && JSON.stringify([brand.name, brand.alt, brand.footer, brand.confidential])),
  );
  return texts.size > 1 ? undefined : (brands.find((brand) => brand?.ground === ground) ?? brands[0]);
}

/** The language of all decks if they have one in common, else English. */
export function commonLanguage(entries: readonly Pick<Listed, "language">[]): string {
  const [first = "en", ...others] = new Set(entries.map(({ language }) => language));
  return others.length === 0 ? first : "en";
}

/** The look that all decks share; undefined where they have several, or one is not known. */
export function commonLook(decks: readonly Pick<GalleryEntry, "look">[]): DeckLook | undefined {
  const looks = new Set(decks.map(({ look }) => JSON.stringify(look)));
  return looks.size === 1 ? decks[0]?.look : undefined;
}

/** By what the data of a gallery call a picture, which stands on its page already. */
export const pictureKey = (url: string): string =>
  url === "" ? "" : createHash("sha256").update(url).digest("base64url").slice(0, 16);

/** The gallery of all decks in a folder. */
export async function renderIndexPage(
  decks: readonly GalleryEntry[],
  templates: Templates,
  type: GalleryType,
): Promise<Html> {
  const brand = commonBrand(decks, type.look.ground);
  const render = (styles: string) =>
    templates.render("index", {
      language: templates.words.language,
      direction: directionOf(templates.words.language),
      decks: decks.map((deck) => cardOf(deck, type.look, templates)),
      brand,
      styles: forTemplate(styleText(styles)),
      data: forTemplate(scriptJson(decks.map((deck) => ({ ...deck, preview: pictureKey(deck.preview) })))),
    });
  const sheets = [
    ...["scale", "index"].map((name) => templates.sheet(name)),
    type.rules,
    ...(brand ? [summaryRules(brand, type.look.ground)] : []),
  ];
  const fonts = await fontStyles(
    { theme: { fonts: type.faces }, styles: sheets, cutter: createFontCutter() },
    { characters: charactersOf(render("")), besides: [] },
    fontUrl,
  );
  return render([fonts, ...sheets].join("\n"));
}

function cardOf(deck: GalleryEntry, ofPage: DeckLook, templates: Templates) {
  const { name, title, subtitle, language, slides, minutes, preview, brand, look = ofPage } = deck;
  const main = deck.files.find(({ format }) => format === "html") ?? deck.files[0];
  return {
    ...{ name, title, subtitle, language, slides, minutes, preview, brand },
    variant: deck.variant ?? "",
    direction: directionOf(language),
    href: main?.href ?? "",
    look: lookColours(look),
    titleSize: titleSize(title, standIn),
    files: deck.files.map((file) => ({ ...file, label: labelOf(file.format, templates) })),
  };
}

/** The weights of the gallery's text and of its titles; see index.css. */
const [textWeights, titleWeight] = [[400, 600], 800];

/** The place of the title on what stands for a picture, in hundredths of its width; see index.css. */
const standIn = { width: 62, height: 32, most: 9, least: 3.6 };
