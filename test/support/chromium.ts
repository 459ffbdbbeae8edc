import puppeteer, { type Page } from "puppeteer-core";
import { expect } from "vitest";
import { chooseBrowser, findBrowsers } from "../../src/browser/find.js";
import { patience } from "./patience.js";
import { quarterdeckHere } from "./project.js";

/** The browser as tests use it: none of its pages gives up waiting on a slow machine. */
export interface Chromium {
  newPage(): Promise<Page>;
  /** A page that shares nothing with the others, but with the windows that it opens. */
  newVisitor(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts the browser that Quarterdeck itself would choose. */
export async function startChromium(): Promise<Chromium> {
  const { browser } = chooseBrowser(findBrowsers(process.env));
  await browser.prepare?.();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const started = await puppeteer.launch({
    executablePath: browser.path,
    headless: browser.isShell ? "shell" : true,
    args: [
      ...sandbox,
      "--disable-gpu",
      "--disable-background-networking",
      "--font-render-hinting=none",
      "--force-color-profile=srgb",
    ],
    pipe: true,
    timeout: patience,
    protocolTimeout: patience,
  });
  return {
    newPage: async () => patient(await started.newPage()),
    newVisitor: async () => patient(await (await started.createBrowserContext()).newPage()),
    close: () => started.close(),
  };
}

/** Builds the decks of a project as HTML into `out`, and starts the browser that opens them. */
export async function startWithDecks(folder: string): Promise<Chromium> {
  const [run, started] = await Promise.all([
    quarterdeckHere(folder, ["build", "-f", "html", "-o", "out", "--no-cache"]),
    startChromium(),
  ]);
  expect(run.err).toBe("");
  return started;
}

/** Puppeteer gives up after 30 seconds by default, in windows that a page opens, too. */
function patient(page: Page): Page {
  page.setDefaultTimeout(patience);
  page.on("popup", (popup) => popup && patient(popup));
  return page;
}
