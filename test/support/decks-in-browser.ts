import type { Page, Viewport } from "puppeteer-core";
import { afterAll, beforeAll } from "vitest";
import { type Chromium, startWithDecks } from "./chromium.js";
import { project } from "./project.js";

/**
 * Builds the decks of a project as HTML before the tests of a file, and takes both the project and the browser away after them.
 * @returns opens a deck by its name, at `#/ID` where that follows, in a window of 1280 × 720 CSS pixels or another one
 */
export function decksInBrowser(
  files: Readonly<Record<string, string | Uint8Array>>,
): (deck: string, size?: Viewport) => Promise<Page> {
  const made = project(files);
  let browser: Chromium | undefined;
  beforeAll(async () => {
    browser = await startWithDecks(made.folder);
  });
  afterAll(async () => {
    await browser?.close();
    made.remove();
  });
  return async (deck, size = { width: 1280, height: 720 }) => {
    if (!browser) throw new Error("decks are opened by tests, not while these are collected");
    const [name = "", hash = ""] = deck.split("#");
    const page = await browser.newPage();
    await page.setViewport(size);
    await page.goto(`file://${made.file(`out/${name}.html`)}#${hash}`);
    await page.waitForSelector("html[data-ready=true]");
    return page;
  };
}
