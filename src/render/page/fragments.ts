import { addClass, type Element, elementsIn, hasClass, parseHtml, printHtml } from "../html/dom.js";
import type { Html } from "../html/html.js";

/**
 * The steps of a slide as a list of pages: the first without any fragment, then one for each step, as
 * reveal.js would show them (`visible`, and `current-fragment` on the newest). A slide without fragments
 * is one page.
 */
export function slideSteps(html: Html): readonly Html[] {
  const groups = groupFragments(elementsIn(parseHtml(html)).filter((element) => hasClass(element, "fragment")));
  if (groups.length === 0) return [html];
  return Array.from({ length: groups.length + 1 }, (_, step) => showStep(html, step));
}

/** The slide as it stands when all its steps are done. */
export function lastStep(html: Html): Html {
  return html.includes("fragment") ? showStep(html, Number.POSITIVE_INFINITY) : html;
}

function showStep(html: Html, step: number): Html {
  const document = parseHtml(html);
  const groups = groupFragments(elementsIn(document).filter((element) => hasClass(element, "fragment")));
  const shown = groups.slice(0, step);
  for (const element of shown.flat()) addClass(element, "visible");
  for (const element of shown.at(-1) ?? []) addClass(element, "current-fragment");
  return printHtml(document);
}

/** Fragments with the same index appear together; those without one follow, each on its own. */
function groupFragments(fragments: readonly Element[]): Element[][] {
  const indexed = new Map<number, Element[]>();
  const single: Element[][] = [];
  for (const fragment of fragments) {
    const index = Number.parseInt(fragment.attribs["data-fragment-index"] ?? "", 10);
    if (Number.isNaN(index)) single.push([fragment]);
    else indexed.set(index, [...(indexed.get(index) ?? []), fragment]);
  }
  const sorted = [...indexed.entries()].sort(([a], [b]) => a - b).map(([, elements]) => elements);
  return [...sorted, ...single];
}
