import type { SlideMeasures } from "../check/measures.js";
import type {} from "../probe/main.js";
import { readProbe } from "../project/package-files.js";
import type { Size } from "./measuring.js";
import type { Tab } from "./tabs.js";
import { openWorld } from "./world.js";

/**
 * Measures the slides of a page that has been printed, as paper shows them: where texts and pictures are, and what cuts
 * them. No script of the page runs, and what ours does to it comes too late for the PDF.
 */
export async function measurePrinted(tab: Tab, { width, height }: Size): Promise<SlideMeasures[]> {
  await tab.page.emulateMediaType("print");
  await tab.page.setViewport({ width, height });
  const world = await openWorld(tab);
  await world.run(readProbe());
  return world.call(() => globalThis.quarterdeckProbe.measure("edges"));
}
