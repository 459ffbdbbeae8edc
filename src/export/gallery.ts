import { existsSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import type { DeckLook } from "../model/look.js";
import type { BuiltDeck } from "../records/built-deck.js";
import { brandSchema, coverSchema, isPreview, lookSchema, summaryEntries } from "../records/look-schema.js";
import type { Templates } from "../render/design/templates.js";
import { elementsIn, type ParentNode, parseHtml, textOf } from "../render/html/dom.js";
import {
  commonLanguage,
  commonLook,
  type GalleryEntry,
  type GalleryType,
  pictureKey,
  renderIndexPage,
} from "../render/page/index-page.js";
import { limits } from "../source/limits.js";
import type { OutputFile } from "../source/output.js";
import { readSmall } from "../source/small-file.js";

/** The page, and the files that it leads to. */
export interface Gallery {
  readonly file: OutputFile;
  /** Absolute paths. */
  readonly shows: readonly string[];
  /** What is left out of it, in words. */
  readonly notices: readonly string[];
}

export const galleryPath = (out: string) => path.join(out, "index.html");

/** The id of the element in which a gallery's page holds its entries. */
export const galleryData = "quarterdeck-decks";

/** The page that stands in the gallery's place; "" for none that can be read, undefined for one that is too large. */
export const readGalleryPage = (file: string): string | undefined => readSmall(file, limits.textBytes);

/** What a gallery is made with. */
export interface GalleryTools {
  readonly templates: Templates;
  /** What a look is set in; without one, or where the look is not known here, that of pages about several decks. */
  readonly typeOf: (look: DeckLook | undefined) => GalleryType;
}

/** More pictures would make a page that is too large to be read again. */
const mostPictures = 200;

/**
 * The gallery, `index.html`: the decks of this build, and those of earlier builds into the same folder whose
 * files are still there.
 */
export async function makeGallery(
  decks: readonly BuiltDeck[],
  out: string,
  { templates, typeOf }: GalleryTools,
): Promise<Gallery> {
  const file = galleryPath(out);
  const pathOf = ({ href }: GalleryFile) => path.join(out, decoded(href));
  const exists = (shown: GalleryFile) => existsSync(pathOf(shown));
  const known = new Map(readGallery(file).map((entry) => [entry.name, entry]));
  const own = decks
    .map((deck) => withEarlier(entryOf(deck), known.get(deck.name), exists))
    .filter(({ files }) => files.length > 0);
  const names = new Set(own.map((entry) => entry.name));
  const earlier = [...known.values()].filter((entry) => !names.has(entry.name) && entry.files.every(exists));
  const all = [...own, ...earlier].map(withoutPictures).sort((a, b) => a.name.localeCompare(b.name, "en"));
  const entries = all.map((entry, index) => (index < mostPictures ? entry : { ...entry, preview: "" }));
  const isShort = all.slice(mostPictures).some(({ preview }) => preview !== "");
  const page = await renderIndexPage(entries, templates.in(commonLanguage(entries)), typeOf(commonLook(entries)));
  return {
    file: { path: file, bytes: Buffer.from(page) },
    shows: entries.flatMap((entry) => entry.files.map(pathOf)),
    notices: isShort ? [`${file}: ${all.length} decks, and pictures of the first ${mostPictures} only`] : [],
  };
}

type GalleryFile = GalleryEntry["files"][number];

/** Formats that this build did not make stay from an earlier build as long as their files do, and so does a picture of the same slide. */
function withEarlier(
  entry: GalleryEntry,
  earlier: GalleryEntry | undefined,
  exists: (file: GalleryFile) => boolean,
): GalleryEntry {
  const made = new Set(entry.files.map(({ href }) => href));
  const kept = (earlier?.files ?? []).filter((file) => !made.has(file.href) && exists(file));
  const isSame = earlier !== undefined && earlier.cover !== "" && earlier.cover === entry.cover;
  return { ...entry, preview: entry.preview || (isSame ? earlier.preview : ""), files: [...entry.files, ...kept] };
}

/** The pictures of a Markdown file are no format of their own: the file leads to them. */
function withoutPictures(entry: GalleryEntry): GalleryEntry {
  const files = entry.files.filter(({ format, href }) => format !== "md" || href.endsWith(".md"));
  return { ...entry, files };
}

function entryOf(deck: BuiltDeck): GalleryEntry {
  const { name, variant, title, subtitle, language, slides, minutes, cover, look } = deck;
  const files = deck.outputs.map(({ format, path: file, bytes }) => ({
    format,
    href: encodeURIComponent(path.basename(file)),
    size: bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`,
  }));
  const brand = deck.brand ? { brand: deck.brand } : {};
  const own = variant === undefined ? {} : { variant };
  return {
    name,
    ...own,
    title,
    subtitle,
    language,
    slides,
    minutes,
    preview: deck.preview ?? "",
    cover,
    look,
    ...brand,
    files,
  };
}

/** A file of the gallery's own folder. */
const fileSchema = v.object({
  format: v.string(),
  href: v.pipe(
    v.string(),
    v.check((href) => /^[^/\\:]+$/.test(decoded(href))),
  ),
  size: v.string(),
});

const entrySchema = v.object({
  ...summaryEntries,
  preview: v.string(),
  cover: v.optional(coverSchema),
  look: v.optional(lookSchema),
  brand: v.optional(brandSchema),
  files: v.array(fileSchema),
});

/** The pictures on a gallery's page by the keys under which its data know them; none but those that a build could have made. */
function picturesIn(page: ParentNode): ReadonlyMap<string, string> {
  const addresses = elementsIn(page).flatMap(({ name, attribs }) => (name === "img" ? (attribs["src"] ?? []) : []));
  const own = addresses.filter(isPreview);
  return new Map(own.map((address) => [pictureKey(address), address]));
}

/** The entries of a gallery that was written before, as far as they are such; the folder may come from anybody. */
function readGallery(file: string): GalleryEntry[] {
  try {
    const page = parseHtml(readGalleryPage(file) ?? "");
    const data = elementsIn(page).find(({ attribs }) => attribs["id"] === galleryData);
    const pictures = picturesIn(page);
    const entries: unknown = JSON.parse(data ? textOf(data) : "[]");
    return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) => {
      const { success, output } = v.safeParse(entrySchema, entry);
      return success ? [{ ...output, preview: pictures.get(output.preview) ?? "" }] : [];
    });
  } catch {
    return [];
  }
}

/** An address as a file name; "" when it cannot be one. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return "";
  }
}
