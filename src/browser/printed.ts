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

/** Measures where something can be seen in each figure of a document on paper that the tab shows. */
export async function measureFigures(tab: Tab): Promise<Filling[]> {
  const world = await openWorld(tab);
  await world.run(readProbe());
  return world.call(() => globalThis.quarterdeckProbe.figures());
}
