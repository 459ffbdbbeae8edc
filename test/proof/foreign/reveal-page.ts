import { readFileSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { startChromium } from "../../support/chromium.js";
import { besideText, type DeckOutline, outlineIn } from "./outline.js";

/** A Markdown deck as reveal.js's plug-in is given it: without its front matter. */
export interface RevealSource {
  readonly text: string;
  readonly separator: string;
  readonly verticalSeparator: string;
  readonly notesSeparator: string;
}

/** A page in which reveal.js's own Markdown plug-in reads decks. */
export interface RevealPage {
  /** What the plug-in makes of a deck; a message where it throws. */
  read(source: RevealSource): Promise<DeckOutline | string>;
  /** What stands in slides that are printed already. */
  outline(sections: string): Promise<DeckOutline>;
  close(): Promise<void>;
}

/** What the page holds for this: names of its own, which no script of reveal.js knows. */
interface PluginWindow {
  revealMarkdown: () => {
    init(deck: object): void;
    slidify(text: string, options: object): string;
    convertSlides(): Promise<void>;
  };
  outlineIn: typeof outlineIn;
}

/** Opens the page; it serves as many decks as are asked for. */
export async function openRevealPage(): Promise<RevealPage> {
  const chromium = await startChromium();
  const page = await chromium.newPage();
  const plugin = readFileSync("node_modules/reveal.js/dist/plugin/markdown.mjs", "utf8");
  const code = plugin.replace(/export \{ (\w+) as default \};?\s*$/, "window.revealMarkdown = $1;");
  await page.addScriptTag({ content: code, type: "module" });
  await page.addScriptTag({ content: `window.outlineIn = ${outlineIn.toString()};` });
  await page.waitForFunction("window.revealMarkdown && window.outlineIn");
  return {
    read: (source) => readDeck(page, source),
    outline: (sections) =>
      page.evaluate(
        (html, beside) => {
          const inert = document.implementation.createHTMLDocument();
          inert.body.innerHTML = html;
          return (window as unknown as PluginWindow).outlineIn(inert.body, beside);
        },
        sections,
        besideText,
      ),
    close: () => chromium.close(),
  };
}

/** The slides stand in a document that loads nothing. */
function readDeck(page: Page, source: RevealSource): Promise<DeckOutline | string> {
  return page.evaluate(
    async ({ text, ...separators }, beside) => {
      const own = window as unknown as PluginWindow;
      const inert = document.implementation.createHTMLDocument();
      const deck = { getRevealElement: () => inert.body, getConfig: () => ({}) };
      const plugin = own.revealMarkdown();
      try {
        plugin.init(deck);
        inert.body.innerHTML = plugin.slidify(text, separators);
        await plugin.convertSlides();
      } catch (cause) {
        return String(cause);
      }
      return own.outlineIn(inert.body, beside);
    },
    source,
    besideText,
  );
}
