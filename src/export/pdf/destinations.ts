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

/**
 * The name that Chromium gives to the destination of links to an element: its id as a URL's fragment spells it, and
 * that as PDF spells a name, here without the slash. ISO 32000-1, 7.3.5.
 */
export function destinationName(id: string): string {
  const fragment = new URL(`#${id}`, "https://deck.invalid").hash.slice(1);
  return fragment.replace(/[#/%()<>[\]{}]/g, (mark) => `#${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The id behind a destination's name. */
function readName(name: string): string {
  const fragment = name.replace(/#([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A fragment keeps a percent sign that stands alone.
    return fragment;
  }
}
