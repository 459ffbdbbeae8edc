import { hashOf } from "../cache/seal.js";
import type { SlideMeasures } from "../check/measures.js";
import type { Filling } from "../check/rect.js";
import type {} from "../probe/main.js";
import { readProbe } from "../project/package-files.js";
import type { PrintPage } from "../render/page/print-page.js";
import type { RenderedDeck } from "../render/rendered.js";
import { standApart } from "./apart.js";
import { findKept } from "./kept-slides.js";
import { createMeasureShelf, type MeasureShelf, openMeasurePlace } from "./measure-shelf.js";
import type { Tab } from "./tabs.js";
import { openWorld } from "./world.js";

/** A look at the slides of a page that is printed. */
export interface PrintedLook {
  /** The places of the slides that nobody has to measure. */
  readonly known: readonly number[];
  /** All slides, where nobody has to measure any. */
  readonly all: readonly SlideMeasures[] | undefined;
  /** All slides, once the others are measured; undefined where the browser has not found those. */
  complete(measured: readonly SlideMeasures[]): readonly SlideMeasures[] | undefined;
}

/** Measures of printed slides that are kept from run to run. */
export type PrintedShelf = MeasureShelf<SlideMeasures>;

/** Opens what earlier runs have measured; undefined where nothing is to be kept. */
export function openPrintedShelf(request: Parameters<typeof openMeasurePlace>[0]): PrintedShelf | undefined {
  const place = openMeasurePlace(request);
  return place && createMeasureShelf(place);
}

/**
 * Looks for what earlier runs have measured of the slides of a page as they are printed.
 * @param shelf undefined where nothing is kept
 */
export function lookAtPrinted(
  page: PrintPage,
  { size, styles }: Pick<RenderedDeck, "size" | "styles">,
  shelf: PrintedShelf | undefined,
): PrintedLook {
  if (!shelf) return { known: [], all: undefined, complete: (measured) => measured };
  const asked = ["printed", hashOf(readProbe()), size.width, size.height];
  const isApart = standApart(page.pages, styles, shelf.sheets);
  const kept = findKept(page, { asked, ofSlide: () => undefined, isApart }, shelf);
  const wanted = new Set(kept.wanted);
  return {
    known: [...page.pages.keys()].filter((place) => !wanted.has(place)),
    all: wanted.size === 0 ? kept.known() : undefined,
    complete(measured) {
      if (measured.length !== wanted.size) return wanted.size === page.pages.length ? measured : undefined;
      kept.keep(measured);
      return kept.known();
    },
  };
}

/**
 * Measures the slides of a page that has been printed, as it is laid out: where texts and pictures are, and what cuts them.
 * No script of the page runs, and what ours does to it comes too late for the PDF.
 *
 * @param known the places of slides that need not be laid out
 * @param meanwhile work of this process, which runs while the browser measures
 */
export async function measurePrinted(
  tab: Tab,
  known: readonly number[],
  meanwhile: () => void,
): Promise<SlideMeasures[]> {
  const world = await openWorld(tab);
  if (known.length > 0) await world.call(leaveOut, known);
  await tab.page.emulateMediaType("print");
  await world.run(readProbe());
  const measuring = world.call(() => globalThis.quarterdeckProbe.measure("edges"));
  // A failure of the work is what is to be told, and not that nobody waits for the measures any more.
  measuring.catch(() => undefined);
  meanwhile();
  return measuring;
}

/** Leaves slides of a page their places among the others, and no room; runs in the page. */
function leaveOut(places: readonly number[]): void {
  const sections = document.querySelectorAll<HTMLElement>(".slides > section");
  for (const section of places.flatMap((place) => sections[place] ?? [])) {
    section.dataset["leftOut"] = "";
    section.style.setProperty("display", "none", "important");
  }
}

/**
 * Measures the blocks of a document on paper that the tab shows, laid out as wide as its sheets.
 * @param width of the area of a sheet, in millimetres
 * @returns the height in millimetres of each block of its `main`, by the first id in it
 */
export async function measureBlocks(tab: Tab, width: number): Promise<[string, number][]> {
  const world = await openWorld(tab);
  return world.call(heightsOf, width);
}

/** Heights of blocks in millimetres; runs in the page. */
function heightsOf(width: number): [string, number][] {
  document.body.style.width = `${width}mm`;
  return [...document.querySelectorAll("main > *")].flatMap((block): [string, number][] => {
    const named = block.id === "" ? block.querySelector("[id]") : block;
    return named ? [[named.id, (block.getBoundingClientRect().height / 96) * 25.4]] : [];
  });
}

/** Measures where something can be seen in each figure of a document on paper that the tab shows. */
export async function measureFigures(tab: Tab): Promise<Filling[]> {
  const world = await openWorld(tab);
  await world.run(readProbe());
  return world.call(() => globalThis.quarterdeckProbe.figures());
}
