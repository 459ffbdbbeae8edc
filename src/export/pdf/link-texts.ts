import { destinationName } from "./destinations.js";
import { entriesOf } from "./dictionary.js";
import { objectText, type PdfFile, pageNumbers, pdfString, setObject } from "./file.js";
import type { Bookmark } from "./outline.js";
import { isElement } from "./structure.js";
import { reference } from "./structure-ids.js";

/**
 * Says of each link where it leads, for readers who hear of it apart from its text: the address, or the title of what
 * stands there. One that leads nowhere is left as it is. ISO 32000-1, 12.5.2, and ISO 14289-1, 7.18.5.
 *
 * @param labels of the pages, in order; what a page without a title is called by
 */
export function describeLinks(pdf: PdfFile, bookmarks: readonly Bookmark[], labels: readonly string[]): void {
  const places = placesIn(pdf);
  const all = (level: readonly Bookmark[]): Bookmark[] => level.flatMap((one) => [one, ...all(one.children)]);
  const titles = titlesByPage(all(bookmarks), labels);
  const named = new Map(
    all(bookmarks).flatMap(({ id, title }) => (id === undefined ? [] : [[destinationName(id), title]])),
  );
  const pages = new Map(pageNumbers(pdf).map((page, index) => [page, index]));
  const links = new Map<number, string>();
  pdf.objects.forEach(({ text }, number) => {
    const isLink = !isElement(text) && text.includes("/Subtype /Link");
    if (isLink && !text.includes("/Contents ")) links.set(number, text);
  });
  for (const [number, text] of links) {
    const address = /\/URI (\((?:\\[\s\S]|[^\\()])*\)|<[0-9A-Fa-f\s]*>)/.exec(text)?.[1];
    const name = /\/Dest \/(\S+)/.exec(text)?.[1]?.replace(/>+$/, "") ?? "";
    const page = pages.get(places.get(name) ?? 0);
    // Several things may stand on one page.
    const told = address ?? (page === undefined ? undefined : pdfString(named.get(name) ?? titles(page)));
    if (told === undefined) continue;
    setObject(
      pdf,
      text.replace(/>>$/, () => `\n/Contents ${told}>>`),
      number,
    );
  }
}

/** The page objects to which names lead. */
function placesIn(pdf: PdfFile): ReadonlyMap<string, number> {
  const number = reference(objectText(pdf, pdf.root), "Dests");
  const entries = number === undefined ? new Map<string, string>() : entriesOf(objectText(pdf, number));
  return new Map([...entries].map(([name, place]) => [name, Number.parseInt(place.slice(1), 10)]));
}

/** The title that stands last at the page or before it; before the first one, the label of the page. */
function titlesByPage(bookmarks: readonly Bookmark[], labels: readonly string[]): (page: number) => string {
  const sorted = bookmarks.toSorted((a, b) => a.page - b.page);
  return (page) => sorted.findLast((one) => one.page <= page)?.title ?? labels[page] ?? String(page + 1);
}
