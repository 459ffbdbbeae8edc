import puppeteer, { type Browser } from "puppeteer-core";
import { chooseBrowser, findBrowsers } from "../../../src/browser/find.js";

/** Works with a browser that asks the network and follows whatever a page wants, as a reader's does. */
export async function inReadersBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const { browser: candidate } = chooseBrowser(findBrowsers(process.env));
  await candidate.prepare?.();
  const browser = await puppeteer.launch({
    executablePath: candidate.path,
    headless: candidate.isShell ? "shell" : true,
    args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-background-networking"],
    pipe: true,
    protocolTimeout: 180_000,
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
