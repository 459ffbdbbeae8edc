import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getDocument, OPS, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

const assets = pathToFileURL(path.resolve("node_modules/pdfjs-dist")).pathname;

/** Opens a PDF for reading, from a file or from its bytes. */
export function openPdf(source: string | Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    // A copy: pdf.js takes the bytes away from their owner.
    data: new Uint8Array(typeof source === "string" ? readFileSync(source) : source),
    standardFontDataUrl: `${assets}/standard_fonts/`,
    verbosity: 0,
  }).promise;
}

/** The text of a page; `page` counts from 1. */
export async function pageText(pdf: PDFDocumentProxy, page: number): Promise<string> {
  const content = await (await pdf.getPage(page)).getTextContent();
  return content.items
    .map((item) => ("str" in item ? item.str : ""))
    .join(" ")
    .replace(/\s+/g, " ");
}

/** The size of a page, and where its first and its last text stand; in points from its lower left corner. */
export async function textPlaces(pdf: PDFDocumentProxy, number: number) {
  const page = await pdf.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ("str" in item && item.str.trim() !== "" ? [item.transform] : []));
  const places = [texts.at(0), texts.at(-1)].map((at): readonly [number, number] => [at?.[4] ?? 0, at?.[5] ?? 0]);
  return { width, height, places };
}

/** The colours with which a PDF fills shapes. */
export async function coloursOf(file: string): Promise<readonly unknown[]> {
  const pdf = await openPdf(file);
  const colours: unknown[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [index, operator] of fnArray.entries())
      if (operator === OPS.setFillRGBColor) colours.push(argsArray[index]?.[0]);
  }
  return colours;
}

/** The fonts with which a PDF's pages are set; “Type 3” for letters that are drawings. */
export async function fontsOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const fonts = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [index, operator] of fnArray.entries()) {
      if (operator !== OPS.setFont) continue;
      const font = page.commonObjs.get(String(argsArray[index]?.[0]));
      fonts.add(font.isType3Font ? "Type 3" : font.name);
    }
  }
  return [...fonts].toSorted();
}
