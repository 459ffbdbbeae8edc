import puppeteer, { type Browser } from "puppeteer-core";
import { chooseBrowser, findBrowsers } from "../../src/export/browser-find.js";

/** Starts the browser that Quarterdeck itself would choose. */
export async function startChromium(): Promise<Browser> {
  const { browser } = chooseBrowser(findBrowsers(process.env));
  await browser.prepare?.();
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return puppeteer.launch({
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
  });
}
