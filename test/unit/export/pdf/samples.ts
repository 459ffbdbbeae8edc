import { readFileSync } from "node:fs";
import path from "node:path";
import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { type PdfFile, parsePdf } from "../../../../src/export/pdf/file.js";
import { writePdf } from "../../../../src/export/pdf/write.js";
import { openPdf } from "../../../support/pdf.js";

/** What `npm run samples` has stored. */
export type Sample = "part-1" | "part-1-later" | "part-2" | "many" | "draft";

/** The ids of the slides in the two parts, in order. */
export const slideIds = ["start", "größe", "two words", "the:(end)"];

export function sampleBytes(name: Sample): Buffer {
  return readFileSync(path.join(import.meta.dirname, "../samples", `${name}.pdf`));
}

/** A fresh copy, because most functions change what they are given. */
export function readSample(name: Sample): PdfFile {
  return parsePdf(sampleBytes(name));
}

/** Reads a file with a foreign reader, as written. */
export function reopen(pdf: PdfFile): Promise<PDFDocumentProxy> {
  return openPdf(writePdf(pdf));
}

/** The page, counted from 1, to which a named destination leads; undefined when there is none. */
async function pageOfDestination(pdf: PDFDocumentProxy, name: string): Promise<number | undefined> {
  const destination = await pdf.getDestination(name);
  return destination ? (await pdf.getPageIndex(destination[0])) + 1 : undefined;
}

/** Where each link of a page leads: a page of the document, counted from 1, or an address. */
export async function linksOn(pdf: PDFDocumentProxy, page: number): Promise<unknown[]> {
  const annotations = await (await pdf.getPage(page)).getAnnotations();
  const links = annotations.filter(({ subtype }) => subtype === "Link");
  return Promise.all(links.map(({ dest, url }) => (dest ? pageOfDestination(pdf, dest) : url)));
}

/** The roles of a page's structure, from the outside in. */
export async function rolesOn(pdf: PDFDocumentProxy, page: number): Promise<string[]> {
  const tree = await (await pdf.getPage(page)).getStructTree();
  return [...JSON.stringify(tree).matchAll(/"role":"(\w+)"/g)].map(([, role]) => role ?? "");
}
