import { objectText, type PdfFile, pageNumbers } from "./file.js";

/** The page, counted from 0, of each element that a link of the document leads to, by its id. ISO 32000-1, 12.3.2.3. */
export function destinationPages(pdf: PdfFile): ReadonlyMap<string, number> {
  const number = /\/Dests (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1];
  const pages = new Map(pageNumbers(pdf).map((page, index) => [page, index]));
  const found = new Map<string, number>();
  if (number === undefined) return found;
  for (const [, name = "", page] of objectText(pdf, Number(number)).matchAll(/\/(\S+) \[(\d+) 0 R/g)) {
    const index = pages.get(Number(page));
    if (index !== undefined) found.set(readName(name), index);
  }
  return found;
}

/** A name as it is written in a PDF, as text. ISO 32000-1, 7.3.5. */
const readName = (name: string) =>
  Buffer.from(
    name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
