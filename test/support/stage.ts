import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "puppeteer-core";
import { expect } from "vitest";
import { type Chromium, startChromium } from "./chromium.js";
import { project, quarterdeck } from "./project.js";

const long = "The oven has to be hot before the bread goes in, and a pot with a lid does what bakers do with steam.";

/** A talk of two parts about bread: steps, notes with and without markers, a slide of long notes, minutes. */
const bread = {
  "bread.deck.yaml": [
    "title: Bread",
    "minutes: 10",
    "agenda: false",
    "sections:",
    "  - title: Dough",
    "    sections: [dough.md]",
    "  - title: Oven",
    "    sections: [oven.md]",
    "",
  ].join("\n"),
  "dough.md": [
    '<!-- .slide: id="dough" minutes="2" -->\n## Dough needs time\n',
    '- Flour <!-- .element: class="fragment" -->',
    '- Salt <!-- .element: class="fragment" -->\n',
    "Note:\nWait for silence.\n\n[click] Flour comes first.\n\n[click] Salt slows the yeast.\n",
    '---\n\n<!-- .slide: id="rest" minutes="3" -->\n## Let it rest\n\nNote:\nA secret of bakers.\n',
  ].join("\n"),
  "oven.md": [
    '<!-- .slide: id="heat" minutes="4" -->\n## Heat\n\nNote:\nHot.\n',
    '---\n\n<!-- .slide: id="steam" minutes="1" -->\n## Steam\n',
    `Note:\n${`${long}\n\n`.repeat(12)}`,
  ].join("\n"),
};

/** A window that shows a deck. */
export interface Seen {
  readonly slide: string;
  readonly step: number;
  /** What covers the slide. */
  readonly curtain: string;
}

/** Builds decks, serves them, and opens them in a browser. */
export async function stageFor(files: Readonly<Record<string, string>> = bread, deck = "bread.deck.yaml") {
  const made = project(files);
  const { status, err } = await quarterdeck(made.folder, ["build", deck, "-f", "html", "--quiet"]);
  expect(status, err).toBe(0);
  const name = deck.replace(/(\.deck\.yaml|\.md)$/, "");
  const file = made.file(`dist/${name}.html`);
  // As `quarterdeck dev` has it: the deck, and below it the same page again.
  const server = createServer(({ url = "" }, answer) => {
    const isDeck = new RegExp(`^/${name}/(present)?(\\?.*)?$`).test(url);
    answer.writeHead(isDeck ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    answer.end(isDeck ? readFileSync(file) : "<!doctype html><title>none</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const chromium = await startChromium();
  return {
    chromium,
    origin,
    fromDisk: `file://${file}`,
    fromServer: `${origin}/${name}/`,
    async close() {
      await chromium.close();
      server.close();
      made.remove();
    },
  };
}

/** Opens a page, perhaps in the same browser as another one, and waits until the deck runs. */
export async function openDeck(chromium: Chromium, address: string, beside?: Page): Promise<Page> {
  const page = watched(await (beside ? beside.browserContext().newPage() : chromium.newVisitor()));
  await page.setViewport({ width: 1280, height: 720 });
  await page.goto(address);
  await isReady(page);
  return page;
}

/** What has gone wrong in each page. */
const trouble = new WeakMap<Page, string[]>();

function watched(page: Page): Page {
  const found: string[] = [];
  trouble.set(page, found);
  page.on("pageerror", (error) => found.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") found.push(message.text());
  });
  return page;
}

/** Expects that nothing went wrong in these windows, and closes them. */
export async function closeAll(...pages: readonly Page[]): Promise<void> {
  expect(pages.flatMap((page) => trouble.get(page) ?? [])).toEqual([]);
  for (const page of pages) await page.close();
}

export const isReady = (page: Page) => page.waitForSelector("html[data-ready=true]");

/** Does something that opens a window, and gives that window when the deck runs in it. */
export async function opened(page: Page, open: () => Promise<unknown>): Promise<Page> {
  const popup = new Promise<Page>((resolve) => page.once("popup", (other) => other && resolve(other)));
  await open();
  const other = watched(await popup);
  await isReady(other);
  return other;
}

/** Presses S, and gives the presenter when both windows know of each other. */
export async function openPresenter(page: Page): Promise<Page> {
  const presenter = await opened(page, () => page.keyboard.press("s"));
  await presenter.setViewport({ width: 1280, height: 800 });
  await stateIs(presenter, "");
  await settled(presenter);
  return presenter;
}

/** Waits until a window shows this slide, this step, and nothing over it or a curtain. */
export const shows = (page: Page, slide: string, step = -1, curtain = "") =>
  page.waitForFunction(
    (wanted) => {
      const white = document.querySelector(".reveal")?.classList.contains("qd-white") ? "white" : "black";
      const seen: Seen = {
        slide: window.Reveal.getCurrentSlide().id,
        step: window.Reveal.getIndices().f ?? -1,
        curtain: window.Reveal.isPaused() ? white : "",
      };
      return JSON.stringify(seen) === JSON.stringify(wanted);
    },
    {},
    { slide, step, curtain } satisfies Seen,
  );

/** Waits until the presenter says this of the stage. */
export const stateIs = (presenter: Page, wanted: string) =>
  presenter.waitForFunction((text) => document.querySelector(".qd-state")?.textContent === text, {}, wanted);

/** The text of an element. */
export const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, (element) => element.textContent ?? "");

/** Waits until an element is out of the page; a window that is covered paints nothing, so no frame is waited for. */
export const isGone = (page: Page, selector: string) =>
  page.waitForFunction((gone) => document.querySelector(gone) === null, { polling: 20 }, selector);

/** Presses a button of the presenter, wherever it stands just now. */
export const press = (page: Page, label: string) =>
  page.evaluate((text) => {
    const button = [...document.querySelectorAll<HTMLElement>(".qd-desk button")].find(
      (one) => one.textContent === text,
    );
    if (!button) throw new Error(`no button ${text}`);
    button.click();
  }, label);

/** Whether a window is the presenter's. */
export const isPresenter = (page: Page, wanted: boolean) =>
  page.waitForFunction((is) => document.documentElement.classList.contains("qd-presenting") === is, {}, wanted);

/** Lets everything happen that was about to happen in a window. */
export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
