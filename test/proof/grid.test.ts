import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { isSamePage, openDeck, placeIn, startDev } from "../support/dev.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
const slide = (id: string) =>
  `<!-- .slide: id="${id}" -->\n## About ${id}\n\n${id === "salt" ? "Nothing tastes of anything without a saltbath." : "Words."}\n`;
const stack = ["curd", "whey", "salt"];
/** A talk with a stack of slides, without some of them. */
const talk = (without = "") => {
  const columns = [["milk"], stack, ["age"], ["end"]].map((ids) => ids.filter((id) => id !== without).map(slide));
  const text = columns.filter(({ length }) => length > 0).map((column) => column.join("\n--\n\n"));
  return `---\ntitle: Käse\nlang: de\n---\n\n${text.join("\n---\n\n")}`;
};
const many = Array.from({ length: 40 }, (_, index) => slide(`slide-${index + 1}`)).join("\n---\n\n");
const parts = "title: Parts\nsections:\n  - {title: First, sections: [many.md]}\n";
const files = { "few.md": talk(), "slides/many.md": many, "slides/decks/p.deck.yaml": parts };
const made = setUp(files);
let browser: Chromium;
beforeAll(async () => {
  for (const deck of ["few.md", "slides/decks/p.deck.yaml"])
    expect(await quarterdeckHere(made.folder, ["build", deck, "-f", "html"])).toMatchObject({ status: 0 });
  browser = await startChromium();
});
afterAll(() => browser.close());

async function openGrid(deck: string, hash = ""): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  await page.goto(`file://${made.file(`dist/${deck}.html`)}${hash}`);
  await page.waitForSelector("html[data-ready=true]");
  await page.keyboard.press("o");
  await page.waitForSelector(".qd-grid[open] .qd-tile .reveal");
  return page;
}

const boxOf = (page: Page, selector: string) =>
  page.$eval(selector, (found) => found.getBoundingClientRect().toJSON() as DOMRect);

it.each(["#/slide-2", "#/slide-11", "#/slide-17", "#/slide-22"])("opens at %s with a whole first row", async (hash) => {
  const page = await openGrid("p", hash);
  const below = (await boxOf(page, ".qd-tiles:has([aria-current]) h3")).bottom;
  const tops = await page.$$eval(".qd-tile", (all) => all.map((tile) => tile.getBoundingClientRect().top));
  const bottoms = await page.$$eval(".qd-tile .qd-box", (all) => all.map((box) => box.getBoundingClientRect().bottom));
  const cut = tops.filter((top, index) => top < below && (bottoms[index] ?? 0) > below);
  expect(cut).toEqual([]);
  const current = await boxOf(page, ".qd-tile:has([aria-current]) .qd-box");
  expect(current.top).toBeGreaterThanOrEqual(below);
  expect(current.bottom).toBeLessThanOrEqual(800);
  await page.close();
});

it("a hit stands alone, with whole words before what was found; no hit is said in the deck's language", async () => {
  const page = await openGrid("few");
  const lines = () =>
    page.$$eval(".qd-tile.qd-below:not([hidden])", (all) =>
      all.map((tile) => getComputedStyle(tile, "::after").display),
    );
  expect(await lines()).toEqual(["block", "block"]);
  await page.keyboard.type("saltb");
  await page.waitForFunction(() => document.querySelectorAll(".qd-tile:not([hidden])").length === 1);
  expect(await lines()).toEqual(["none"]);
  expect(await page.$eval(".qd-tile:not([hidden]) .qd-excerpt", ({ textContent }) => textContent)).toBe(
    "…without a saltbath.",
  );
  await page.keyboard.type("zz");
  await page.waitForFunction(() => document.querySelector(".qd-grid [role=status]")?.textContent?.includes("zz"));
  const status = await page.$eval(".qd-grid [role=status]", (found) => ({
    text: found.textContent,
    size: Number.parseFloat(getComputedStyle(found).fontSize),
  }));
  expect(status.text).toBe("Keine Folie enthält „saltbzz“");
  expect(status.size).toBeGreaterThanOrEqual(18);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelectorAll(".qd-tile:not([hidden])").length === 6);
  expect(await page.$eval(".qd-grid input", (field) => (field as HTMLInputElement).value)).toBe("");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector(".qd-grid"));
  await page.close();
});

it.each(["end", "salt"])(
  "while it is open, a slide in view that goes and comes back is in view again: %s",
  async (id) => {
    const own = setUp({ "talk.md": talk() });
    const server = await startDev(own.folder, ["talk.md"]);
    const page = await browser.newPage();
    await openDeck(page, `${server.address}talk/#/${id}`);
    await page.keyboard.press("o");
    await page.waitForSelector(".qd-grid[open] .qd-tile .reveal");
    own.write("talk.md", talk(id));
    await page.waitForFunction((gone) => !document.getElementById(gone), {}, id);
    expect((await placeIn(page))[0]).toBe("age");
    own.write("talk.md", talk());
    await page.waitForFunction((gone) => document.getElementById(gone), {}, id);
    await page.waitForFunction((wanted) => window.Reveal.getCurrentSlide()?.id === wanted, {}, id);
    expect(await page.$$eval(".qd-grid[open] .qd-tile", (tiles) => tiles.length)).toBe(6);
    expect(await isSamePage(page)).toBe(true);
    await page.close();
    await server.stop();
  },
);
