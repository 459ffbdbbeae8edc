import type { SlideMeasures } from "../check/measures.js";
import type { Filling } from "../check/rect.js";
import type {} from "../probe/main.js";
import { readProbe } from "../project/package-files.js";
import type { Tab } from "./tabs.js";
import { openWorld } from "./world.js";

/**
 * Measures the slides of a page that has been printed, as it is laid out: where texts and pictures are, and what cuts them.
 * No script of the page runs, and what ours does to it comes too late for the PDF.
 *
 * @param meanwhile work of this process, which runs while the browser measures
 */
export async function measurePrinted(tab: Tab, meanwhile: () => void): Promise<SlideMeasures[]> {
  const world = await openWorld(tab);
  await world.run(readProbe());
  const measuring = world.call(() => globalThis.quarterdeckProbe.measure("edges"));
  // A failure of the work is what is to be told, and not that nobody waits for the measures any more.
  measuring.catch(() => undefined);
  meanwhile();
  return measuring;
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
