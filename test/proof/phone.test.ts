import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
const upright = { width: 390, height: 844, isMobile: true, hasTouch: true };
const sideways = { ...upright, width: 844, height: 390 };
/** All of them are short: more than one has room in the upper part of a phone. */
const ids = ["milk", "curd", "whey", "age", "end"];
const slides = ids.map((id) => `<!-- .slide: id="${id}" -->\n## About ${id}\n\nShort.\n`);
const cover = '<!-- .slide: id="cover" layout="title" -->\n\n# Making cheese on a single morning\n';
const brand = "cover: {pattern: dots}\n";
const deck = (front: string) => `---\ntitle: Cheese\n${front}---\n\n${[cover, ...slides].join("\n---\n\n")}`;
const made = setUp({ "plain.md": deck(""), "brand.md": deck("brand: brand.yaml\n"), "brand.yaml": brand });
let browser: Chromium;
beforeAll(async () => {
  const built = await quarterdeckHere(made.folder, ["build", "plain.md", "brand.md", "-f", "html"]);
  expect(built).toMatchObject({ status: 0 });
  browser = await startChromium();
});
afterAll(() => browser.close());

async function open(viewport: typeof upright, hash: string, name = "plain"): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(`file://${made.file(`dist/${name}.html`)}${hash}`);
  await page.waitForSelector("html[data-ready=true]");
  return page;
}

/** Where somebody is. Scrolling is told with the next frame; a later timer runs after the one that follows it. */
const place = (page: Page) =>
  page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise((resolve) => requestAnimationFrame(resolve));
    await new Promise((resolve) => setTimeout(resolve, 150));
    const current = window.Reveal.getCurrentSlide();
    return [location.hash, current.id, Math.round(current.getBoundingClientRect().top)];
  });

it.each([
  ["plain", 360],
  ["plain", 390],
  ["plain", 430],
  ["brand", 390],
] as const)("the words of a cover keep out of what is drawn beside them: %s, %i pixels wide", async (name, width) => {
  const page = await open({ ...upright, width }, "", name);
  const [words, side] = await page.$$eval("#cover :is(h1, .cover-side, .cover-art)", (all) =>
    all.map((each) => each.getBoundingClientRect().toJSON()),
  );
  expect(words.bottom).toBeLessThanOrEqual(side.top);
  expect([words.left >= 0, words.right <= width, side.left, side.right]).toEqual([true, true, 0, width]);
  await page.close();
});

it.each(ids)(
  "the slide “%s” stays the slide in view, in the address, after turns and when it is opened",
  async (id) => {
    const page = await open(sideways, `#/${id}`);
    await page.setViewport(upright);
    await page.waitForSelector(".reveal.qd-reading");
    expect(await place(page)).toEqual([`#/${id}`, id, 0]);
    await page.setViewport(sideways);
    await page.waitForSelector(".reveal:not(.qd-reading)");
    expect((await place(page)).slice(0, 2)).toEqual([`#/${id}`, id]);
    await page.close();
    const direct = await open(upright, `#/${id}`);
    expect(await place(direct)).toEqual([`#/${id}`, id, 0]);
    await direct.close();
  },
);

it("each press on a button of the page leads to another slide, up to the end and back", async () => {
  const page = await open(upright, "#/cover");
  const press = async (button: number) => {
    await page.$eval(`.qd-menu button:nth-child(${button})`, (each) => (each as HTMLElement).click());
    return place(page);
  };
  for (const id of ids) expect(await press(2)).toEqual([`#/${id}`, id, 0]);
  for (const id of ["age", "whey", "curd", "milk", "cover"]) expect(await press(1)).toEqual([`#/${id}`, id, 0]);
  await page.close();
});

it("the buttons go some seconds after a tap, and lie beside the slide on a phone held sideways", async () => {
  const page = await open(sideways, "#/milk");
  await page.touchscreen.tap(400, 200);
  await page.waitForSelector(".qd-menu.shown");
  const slide = await page.$eval("#milk", (each) => each.getBoundingClientRect().toJSON());
  const boxes = await page.$$eval(".qd-menu button:not(.qd-wide-only)", (all) =>
    all.map((each) => each.getBoundingClientRect().toJSON()),
  );
  for (const { right, top, bottom } of boxes) {
    expect(right).toBeLessThanOrEqual(slide.left);
    expect([top >= 0, bottom <= 390]).toEqual([true, true]);
  }
  await page.tap(".qd-menu button:nth-child(2)");
  await page.waitForFunction(() => location.hash === "#/curd");
  await page.waitForFunction(
    () => getComputedStyle(document.querySelector(".qd-menu") ?? document.body).opacity === "0",
  );
  await page.touchscreen.tap(400, 200);
  await page.waitForSelector(".qd-menu.shown");
  await page.tap(".qd-menu button:nth-child(4)");
  await page.waitForSelector(".qd-search[open]");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.querySelector("dialog"));
  expect(await page.evaluate(() => document.querySelector(".qd-menu")?.contains(document.activeElement))).toBe(false);
  await page.close();
});
