import { zipSync } from "fflate";
import type { DeckInfo } from "../../model/deck.js";
import { escapeXml } from "../../render/html/html.js";
import { isIsoDate } from "../../words/words.js";
import { stableUuid } from "../stable-uuid.js";

/** A file of the book below its folder. */
export interface BookFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  /** What the manifest says of it: `nav`, `cover-image`, `mathml`. */
  readonly properties?: string;
  /** Whether readers turn to it; the others are pictures and styles. */
  readonly isPage: boolean;
}

/** What the package says of the book. */
export interface BookAbout {
  readonly info: DeckInfo;
  readonly direction: "ltr" | "rtl";
  readonly publisher: string;
  readonly rights: string;
  /** When it was changed last. */
  readonly modified: Date;
  /** Whether every picture has a text that says what it shows. */
  readonly isDescribed: boolean;
  /** A sentence on what those get who do not see it. */
  readonly summary: string;
}

/** No clock: a zip knows local time only, and this is the same everywhere. */
const zipTime = () => new Date(1980, 0, 1);

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** Packs a book as EPUB 3.3; the same files give the same bytes. */
export function packBook(about: BookAbout, files: readonly BookFile[]): Uint8Array {
  const text = (content: string) => new Uint8Array(Buffer.from(content));
  const mtime = zipTime();
  return zipSync({
    // The first file, as it is: by it, readers know the format. EPUB 3.3, 4.2.1.
    mimetype: [text("application/epub+zip"), { level: 0, mtime }],
    "META-INF/container.xml": [text(container), { level: 9, mtime }],
    "EPUB/package.opf": [text(packageDocument(about, files)), { level: 9, mtime }],
    ...Object.fromEntries(files.map(({ name, bytes }) => [`EPUB/${name}`, [bytes, { level: 6, mtime }] as const])),
  });
}

function packageDocument(about: BookAbout, files: readonly BookFile[]): string {
  const items = files.map(
    ({ name, type, properties }, index) =>
      `<item id="i${index}" href="${escapeXml(encodeURI(name))}" media-type="${type}"${properties ? ` properties="${properties}"` : ""}/>`,
  );
  const spine = files.flatMap(({ isPage }, index) => (isPage ? [`<itemref idref="i${index}"/>`] : []));
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeXml(about.info.language)}" prefix="schema: http://schema.org/">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${metadata(about, files).join("\n")}
</metadata>
<manifest>
${items.join("\n")}
</manifest>
<spine${about.direction === "rtl" ? ' page-progression-direction="rtl"' : ""}>
${spine.join("\n")}
</spine>
</package>
`;
}

function metadata(
  { info, publisher, rights, modified, isDescribed, summary }: BookAbout,
  files: readonly BookFile[],
): string[] {
  const has = (property: string) => files.some(({ properties }) => properties === property);
  const hasPictures = files.some(({ type, properties }) => type.startsWith("image/") && properties === undefined);
  const dc = (name: string, value: string, attributes = "") =>
    value === "" ? [] : [`<dc:${name}${attributes}>${escapeXml(value)}</dc:${name}>`];
  const meta = (property: string, value: string) => `<meta property="${property}">${escapeXml(value)}</meta>`;
  const features = [
    ...["tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability"],
    ...(hasPictures && isDescribed ? ["alternativeText"] : []),
    ...(has("mathml") ? ["MathML"] : []),
  ];
  const subtitle = info.subtitle === "" ? "" : `: ${info.subtitle}`;
  return [
    ...dc("identifier", `urn:uuid:${stableUuid(`${info.url}\n${info.name}\n${info.language}`)}`, ' id="id"'),
    ...dc("title", `${info.title}${subtitle}`),
    ...dc("language", info.language),
    ...dc("creator", info.speaker.name),
    ...dc("description", info.description),
    ...info.keywords.flatMap((word) => dc("subject", word)),
    ...dc("date", isIsoDate(info.date) ? info.date : ""),
    ...dc("publisher", publisher),
    ...dc("rights", rights),
    meta("dcterms:modified", `${modified.toISOString().slice(0, 19)}Z`),
    meta("schema:accessMode", "textual"),
    ...(hasPictures ? [meta("schema:accessMode", "visual")] : []),
    meta("schema:accessModeSufficient", hasPictures && !isDescribed ? "textual,visual" : "textual"),
    ...features.map((feature) => meta("schema:accessibilityFeature", feature)),
    meta("schema:accessibilityHazard", "none"),
    meta("schema:accessibilitySummary", summary),
  ];
}
