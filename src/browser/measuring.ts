import { readFileSync } from "node:fs";
import type { SlideMeasures, Violation } from "../check/measures.js";
import type {} from "../probe/main.js";
import { readProbe } from "../project/package-files.js";
import type { PrintPage } from "../render/page/print-page.js";
import { findCheckPackage } from "../source/check-package.js";
import { type Shot, withContrast } from "./contrast.js";
import type { BrowserOwner } from "./owner.js";
import { painted, type ServedFile, type Tab } from "./tabs.js";

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A size, and the medium for which style sheets are read. */
export interface Layout extends Size {
  readonly media: "screen" | "print";
}

/** What the browser says about the slides of a page. */
export interface PageMeasures {
  /** For each size, in the order of the request, the slides in order. */
  readonly sizes: readonly (readonly SlideMeasures[])[];
  readonly violations: readonly Violation[];
  /** Addresses for which the page asked in vain. */
  readonly requests: readonly string[];
}

/** Slides that are photographed in one go; the browser has a limit for the height of a picture. */
const slidesOfShot = 20;
/** Backgrounds show as well in a picture of a third of the size. */
const shotScale = 1 / 3;

/**
 * Lays a print page out in the browser and measures its slides: in the first size with contrast and
 * accessibility, in the others only where things are.
 */
export function measurePage(
  page: PrintPage,
  sizes: readonly [Layout, ...Layout[]],
  browser: BrowserOwner,
): Promise<PageMeasures> {
  return browser.withPage(async (tab) => {
    const requests = await openPage(tab, page, sizes[0]);
    const own = await tab.page.evaluate(() => globalThis.quarterdeckProbe.measure());
    const shots = await photographBackgrounds(tab, own, sizes[0]);
    const axe = accessibilityScript();
    if (axe !== undefined) await tab.page.evaluate(axe);
    const violations = axe === undefined ? [] : await tab.page.evaluate(() => globalThis.quarterdeckProbe.judge());
    const others: SlideMeasures[][] = [];
    for (const size of sizes.slice(1)) {
      await resize(tab, size);
      others.push(await tab.page.evaluate(() => globalThis.quarterdeckProbe.measure()));
    }
    return { sizes: [withContrast(own, shots), ...others], violations, requests };
  });
}

/** Opens a print page with the probe in it. */
export async function openPage(tab: Tab, { html, files }: PrintPage, size: Size): Promise<readonly string[]> {
  const served = new Map<string, ServedFile>([...files, ["", { type: "text/html", bytes: Buffer.from(html) }]]);
  const requests = tab.serveOnly(served);
  await tab.page.emulateMediaType("screen");
  await tab.page.setViewport({ width: size.width, height: size.height });
  await tab.page.goto(`${tab.origin}/`, { waitUntil: "load", timeout: 120_000 });
  await tab.page.evaluate(readProbe());
  await tab.page.evaluate(() => document.fonts.ready.then(() => undefined));
  return requests;
}

/** Lays the open page out anew. */
export async function resize(tab: Tab, { width, height, media }: Layout): Promise<void> {
  await tab.page.emulateMediaType(media);
  await tab.page.setViewport({ width, height });
  await tab.page.evaluate((w, h) => globalThis.quarterdeckProbe.resize(w, h), width, height);
}

/** Pictures of the slides without their letters, several slides in each. */
async function photographBackgrounds({ page }: Tab, slides: readonly SlideMeasures[], size: Size): Promise<Shot[]> {
  await page.evaluate(() => globalThis.quarterdeckProbe.hideText());
  const client = await page.createCDPSession();
  const shots: Shot[] = [];
  for (let first = 0; first < slides.length; first += slidesOfShot) {
    const count = Math.min(slidesOfShot, slides.length - first);
    const shot = client.send("Page.captureScreenshot", {
      format: "png",
      optimizeForSpeed: true,
      captureBeyondViewport: true,
      clip: { x: 0, y: first * size.height, width: size.width, height: count * size.height, scale: shotScale },
    });
    const { data } = await painted(shot);
    shots.push({ png: Buffer.from(data, "base64"), first, count, slideHeight: size.height, scale: shotScale });
  }
  await client.detach();
  await page.evaluate(() => globalThis.quarterdeckProbe.showText());
  return shots;
}

/** axe-core as it was published; undefined where it is not installed. */
function accessibilityScript(): string | undefined {
  const search = findCheckPackage();
  const file = "found" in search ? search.found.find("axe-core/axe.min.js") : undefined;
  return file === undefined ? undefined : readFileSync(file, "utf8");
}
