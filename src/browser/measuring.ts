import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { SlideMeasures } from "../check/measures.js";
import type { Violation } from "../check/spoken.js";
import type {} from "../probe/main.js";
import { readProbe } from "../project/package-files.js";
import type { Growth } from "../render/growth/grow.js";
import type { PrintFiles } from "../render/page/page-files.js";
import type { PrintPage } from "../render/page/print-page.js";
import { findCheckPackage } from "../source/check-package.js";
import { withContrast } from "./contrast.js";
import type { BrowserOwner } from "./owner.js";
import { photographBackgrounds } from "./shots.js";
import { hasStates, withStates } from "./states.js";
import type { ServedFile, Tab } from "./tabs.js";
import { openWorld, type Probed, type World, waitForFonts } from "./world.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size, and the medium for which style sheets are read. */
export interface Layout extends Size {
  readonly media: "screen" | "print";
  /** In which sizes slides are set, by their ids, where that is not as the page says. */
  readonly growth?: Readonly<Record<string, Growth>> | undefined;
}

/** What the browser says about the slides of a page. */
export interface PageMeasures {
  /** For each size, in the order of the request, the slides in order. */
  readonly sizes: readonly (readonly SlideMeasures[])[];
  readonly violations: readonly Violation[];
  /** Addresses for which the page asked in vain. */
  readonly requests: readonly string[];
}

/**
 * What is asked of a page in its first size: all, with the judgement of axe-core, which takes longer than all the rest;
 * without it; or only where texts and pictures are and how they are seen, as in themes that are not the deck's own.
 */
export type Judging = "judged" | "measured only" | "places only";

/** A page to measure, and the slides on it. */
export type MeasuredPage = Pick<PrintPage, "html" | "policy" | "files" | "pages">;

/** Names the scripts that measure and judge a page. */
export function scriptsOf(judging: Judging): string {
  const hash = createHash("sha256").update(readProbe());
  const axe = judging === "judged" ? accessibilityFile() : undefined;
  if (axe !== undefined) hash.update(readFileSync(axe));
  return hash.digest("hex");
}

/**
 * Lays a print page out in the browser and measures its slides: in the first size with contrast and in all steps, in the
 * others only where things are.
 */
export function measurePage(
  page: MeasuredPage,
  sizes: readonly [Layout, ...Layout[]],
  browser: BrowserOwner,
  judging: Judging,
): Promise<PageMeasures> {
  return browser.withPage("measure", async (tab) => {
    const { world, refused } = await openProbed(tab, page, sizes[0]);
    const own =
      judging === "places only"
        ? await world.call(() => globalThis.quarterdeckProbe.measure("look"))
        : await world.call(() => globalThis.quarterdeckProbe.measure("everything"));
    const shots = await photographBackgrounds({ tab, world }, own, sizes[0]);
    const judge = () => (judging === "judged" ? judgePage(world) : []);
    // Without steps the page stays as it is, and can be judged while the pictures are read.
    const early = hasStates(page) ? undefined : Promise.resolve(judge());
    early?.catch(() => undefined);
    const measured = await withStates({ tab, world }, page, withContrast(own, shots), sizes[0]);
    const violations = await (early ?? judge());
    const others: SlideMeasures[][] = [];
    for (const size of sizes.slice(1)) {
      await resize({ tab, world }, size);
      others.push(await world.call(() => globalThis.quarterdeckProbe.measure("places")));
    }
    return { sizes: [measured, ...others], violations, requests: [...refused].toSorted() };
  });
}

async function judgePage(world: World): Promise<Violation[]> {
  const axe = accessibilityScript();
  if (axe === undefined) return [];
  // Both are sent at once: the browser does one after the other.
  const running = world.run(axe);
  const judging = world.call(() => globalThis.quarterdeckProbe.judge());
  return (await Promise.all([judging, running]))[0];
}

/** Opens a print page with the probe beside it: no script of the page runs, and none can reach the probe. */
export async function openProbed(tab: Tab, { html, policy, files }: PrintFiles, size: Size) {
  const served = new Map<string, ServedFile>([...files, ["", { type: "text/html", bytes: Buffer.from(html) }]]);
  await tab.page.emulateMediaType("screen");
  await tab.page.setViewport({ width: size.width, height: size.height });
  const refused = await tab.enter({ files: served, page: "", policy, scripts: "ours" });
  const world = await openWorld(tab);
  await world.run(readProbe());
  await waitForFonts(tab);
  return { world, refused };
}

/** Lays the open page out anew. */
export async function resize({ tab, world }: Probed, { width, height, media, growth }: Layout): Promise<void> {
  await tab.page.emulateMediaType(media);
  await tab.page.setViewport({ width, height });
  await world.call((w, h, g) => globalThis.quarterdeckProbe.resize(w, h, g), width, height, growth ?? {});
}

/** axe-core as it was published; undefined where it is not installed. */
function accessibilityScript(): string | undefined {
  const file = accessibilityFile();
  return file === undefined ? undefined : readFileSync(file, "utf8");
}

function accessibilityFile(): string | undefined {
  const search = findCheckPackage();
  return "found" in search ? search.found.find("axe-core/axe.min.js") : undefined;
}
