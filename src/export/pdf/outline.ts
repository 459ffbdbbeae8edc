import type { DeckInfo } from "../../model/deck.js";
import { documentTime } from "../document-time.js";
import { objectText, type PdfFile, pageNumbers, pdfString, setObject } from "./file.js";

/** A bookmark; `page` counts from 0. */
export interface Bookmark {
  readonly title: string;
  /** The id of what stands there, by which links lead to it. */
  readonly id?: string;
  readonly page: number;
  readonly children: readonly Bookmark[];
}

/** Writes the outline into a PDF and shows it when the file is opened. ISO 32000-1, 12.3.3. */
export function addOutline(pdf: PdfFile, bookmarks: readonly Bookmark[]): void {
  if (bookmarks.length === 0) return;
  const pages = pageNumbers(pdf);
  const outline = setObject(pdf, "null");
  const total = writeLevel(bookmarks, outline);
  setObject(pdf, `<</Type/Outlines/First ${total.first} 0 R/Last ${total.last} 0 R/Count ${total.open}>>`, outline);
  const catalogue = objectText(pdf, pdf.root).replace(/>>$/, `/Outlines ${outline} 0 R/PageMode/UseOutlines>>`);
  setObject(pdf, catalogue, pdf.root);

  function writeLevel(level: readonly Bookmark[], parent: number): { first: number; last: number; open: number } {
    const numbers = level.map(() => setObject(pdf, "null"));
    let open = level.length;
    for (const [index, bookmark] of level.entries()) {
      const own = numbers[index] ?? 0;
      const inner = bookmark.children.length > 0 ? writeLevel(bookmark.children, own) : undefined;
      open += inner?.open ?? 0;
      const links = [
        `/Title ${pdfString(bookmark.title)}/Parent ${parent} 0 R`,
        `/Dest[${pages[bookmark.page] ?? pages[0]} 0 R/Fit]`,
        index > 0 ? `/Prev ${numbers[index - 1]} 0 R` : "",
        index < level.length - 1 ? `/Next ${numbers[index + 1]} 0 R` : "",
        inner ? `/First ${inner.first} 0 R/Last ${inner.last} 0 R/Count ${inner.open}` : "",
      ];
      setObject(pdf, `<<${links.join("")}>>`, own);
    }
    return { first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0, open };
  }
}

/** Replaces the document information: title, author, subject, keywords, and a date that does not move. */
export function setInformation(pdf: PdfFile, info: DeckInfo, environment: NodeJS.ProcessEnv): void {
  const date = pdfDate(documentTime(info, environment));
  const producer =
    /\/Producer (\((?:\\[\s\S]|[^\\()])*\)|<[^>]*>)/.exec(objectText(pdf, pdf.info))?.[1] ?? "(Skia/PDF)";
  const entries = [
    ["Title", info.title],
    ["Author", info.speaker.name],
    ["Subject", info.description],
    ["Keywords", info.keywords.join(", ")],
    ["Creator", "Quarterdeck"],
  ].flatMap(([key, value]) => (value ? [`/${key} ${pdfString(value)}`] : []));
  setObject(pdf, `<<${entries.join("")}/Producer ${producer}/CreationDate(${date})/ModDate(${date})>>`, pdf.info);
}

/** A date as PDF writes it, in UTC: D:YYYYMMDDHHmmSSZ. ISO 32000-1, 7.9.4. */
function pdfDate(date: Date): string {
  return `D:${date.toISOString().slice(0, 19).replace(/[-:T]/g, "")}Z`;
}
