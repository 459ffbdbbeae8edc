import path from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seriousIn } from "../support/axe.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { buildOwnDecks, manifestOf } from "../support/decks.js";
import { unreadableIn } from "../support/phone.js";
import { type Comparison, openComparison } from "../support/pixels.js";
import { project, quarterdeck } from "../support/project.js";

const stage = { width: 1280, height: 720 };
const upright = { width: 390, height: 844, isMobile: true, hasTouch: true };
const sideways = { ...upright, width: 844, height: 390 };

const specimen = (theme: string) =>
  `---\ntitle: Cheese\ntheme: ${theme}\n---\n\n## How it is made\n\n- Milk <!-- .element: class="fragment" -->\n- Time <!-- .element: class="fragment" -->\n\n---\n\n## Code\n\n\`\`\`js {1|2}\nconst milk = 1;\nage(milk, "a line that is far too long for the screen of a phone");\n\`\`\`\n\n---\n\n## A table\n\n| Kind | Months |\n| --- | --- |\n| Young | 2 |\n\n---\n\n<!-- .slide: data-background="#123" -->\n\n## A ground\n`;
const themes = ["quarterdeck-light", "black", "white"];
const decks = project(Object.fromEntries(themes.map((theme) => [`${theme}.md`, specimen(theme)])));
let browser: Chromium;
beforeAll(async () => {
  for (const format of ["html", "pdf"])
    await buildOwnDecks(decks.folder, "-f", format, manifestOf("lightning"), manifestOf("overview"));
  const files = themes.map((theme) => `${theme}.md`);
  const { status, err } = await quarterdeck(decks.folder, ["build", ...files, "-f", "html", "-o", "."]);
  expect(status, err).toBe(0);
  browser = await startChromium();
});
afterAll(async () => {
  await browser?.close();
  decks.remove();
});

async function open(name: string, viewport: typeof stage, hash = ""): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(viewport);
  await page.goto(`file://${path.join(decks.folder, `${name}.html`)}${hash}`);
  await page.waitForSelector("html[data-ready=true]");
  return page;
}

/** How many slides a deck has, of which none lies below another. */
const slidesIn = (page: Page) => page.evaluate(() => document.querySelector(".slides")?.children.length ?? 0);

const hashIs = (page: Page, expected: string) =>
  page.waitForFunction((wanted) => location.hash === wanted, {}, expected);
const chosen = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest(".qd-tile")?.querySelector("button i")?.textContent);
const chosenPlace = (page: Page) =>
  page.evaluate((): [left: number, top: number] => {
    const tile = document.activeElement?.closest<HTMLElement>(".qd-tile");
    return [tile?.offsetLeft ?? Number.NaN, tile?.offsetTop ?? Number.NaN];
  });

describe("the grid of slides", () => {
  it("shows the slide that one is at, is walked in two directions, and leads to a slide", async () => {
    const page = await open("overview", stage, "#/cri");
    await page.keyboard.press("o");
    await page.waitForSelector(".qd-grid[open] .qd-tile .reveal");
    const { current, tiles, copies } = await page.evaluate(() => ({
      current: document.querySelector(".qd-tile button[aria-current] i")?.textContent,
      tiles: document.querySelectorAll(".qd-tile").length,
      copies: document.querySelectorAll(".qd-tile .reveal").length,
    }));
    expect([current, tiles, await chosen(page)]).toEqual(["10", await slidesIn(page), "10"]);
    expect(tiles).toBeGreaterThan(50);
    // Only what is near has a picture.
    expect(copies).toBeLessThan(tiles);
    await page.keyboard.press("ArrowRight");
    expect(await chosen(page)).toBe("11");
    const [left, top] = await chosenPlace(page);
    await page.keyboard.press("ArrowDown");
    // Part by part: the row below begins with the next part.
    const below = await chosenPlace(page);
    expect([below[0] <= left, below[1] > top]).toEqual([true, true]);
    await page.keyboard.press("End");
    expect(await chosen(page)).toBe(String(await slidesIn(page)));
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await hashIs(page, "#/cover");
    expect(await page.$(".qd-grid")).toBeNull();
    await page.close();
  });

  it("opens and closes with Escape, is searched by typing, and follows the slides when they change", async () => {
    const page = await open("overview", stage);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".qd-grid[open]");
    await page.evaluate(() => {
      document.querySelector("#cri")?.setAttribute("data-title", "Another title");
      document.dispatchEvent(new CustomEvent("quarterdeck-patched"));
    });
    await page.keyboard.type("another title");
    await page.waitForFunction(() => document.querySelectorAll(".qd-tile:not([hidden])").length === 1);
    await page.keyboard.press("Enter");
    await hashIs(page, "#/cri");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".qd-grid[open]");
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => !document.querySelector(".qd-grid"));
    await page.close();
  });
});

describe("without eyes or a mouse", () => {
  const told = (page: Page, text: string) =>
    page.waitForFunction((words) => document.querySelector(".qd-announced")?.textContent === words, {}, text);

  it("slides and steps are told once, and the page stays a document", async () => {
    const page = await open("black", stage);
    const roles = await page.$$eval("[role=application], .aria-status, [role=status]", (found) =>
      found.map(({ className }) => className),
    );
    expect(roles).toEqual(["qd-announced"]);
    expect(await page.$eval("[role=main]", ({ className }) => className)).toBe("slides");
    await page.keyboard.press("ArrowRight");
    await told(page, "Milk");
    await page.keyboard.press("End");
    await told(page, "Slide 4 of 4: A ground");
    await page.keyboard.press("ArrowLeft");
    await told(page, "Slide 3 of 4: A table");
    await page.close();
  });

  it("the Tab key stays on the slide that is seen", async () => {
    const page = await open("overview", stage, "#/cri");
    const stops = new Set<string | undefined>();
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press("Tab");
      stops.add(await page.evaluate(() => document.activeElement?.closest("section, .qd-menu")?.id));
    }
    expect([...stops].filter(Boolean)).toEqual(["cri"]);
    await page.close();
  });
});

describe("axe finds nothing serious", () => {
  it.each(["overview", "lightning", ...themes])("in %s, its grid, search and help, and on a phone", async (name) => {
    const page = await open(name, stage);
    const found: Record<string, readonly string[]> = {};
    const count = await page.evaluate(() => window.Reveal.getTotalSlides());
    for (let slide = 0; slide < count; slide += name === "overview" ? 6 : 1) {
      await page.evaluate((index) => window.Reveal.slide(index), slide);
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      found[`slide ${slide}`] = await seriousIn(page);
    }
    for (const [key, dialog] of [
      ["o", ".qd-grid"],
      ["/", ".qd-search"],
      ["?", ".qd-help"],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(`${dialog}[open]`);
      found[dialog] = await seriousIn(page);
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => !document.querySelector("dialog"));
    }
    await page.close();
    const phone = await open(name, upright);
    found["phone"] = await seriousIn(phone);
    await phone.close();
    expect(Object.entries(found).filter(([, wrong]) => wrong.length > 0)).toEqual([]);
  });

  it("on the gallery", async () => {
    const page = await browser.newPage();
    await page.goto(`file://${decks.file("index.html")}`);
    expect(await seriousIn(page)).toEqual([]);
    await page.close();
  });
});

/** Where somebody is who reads. */
const place = (page: Page) =>
  page.evaluate(() => {
    const current = window.Reveal.getCurrentSlide();
    const { top, width } = current.getBoundingClientRect();
    return { id: current.id, top: Math.round(top), width: Math.round(width), hash: location.hash };
  });

describe("a phone", () => {
  it.each(["overview", "lightning", ...themes])("held upright, it shows %s so that it can be read", async (name) => {
    const page = await open(name, upright);
    expect(await unreadableIn(page)).toEqual({ wrong: [], width: 390 });
    await page.close();
  });

  it("goes on with what is read, in the address, after a turn and back", async () => {
    const page = await open("overview", upright, "#/cri");
    expect(await place(page)).toEqual({ id: "cri", top: 0, width: 390, hash: "#/cri" });
    await page.tap("#cri .cite a");
    await page.waitForFunction(() => location.hash.startsWith("#/sources"));
    await page.evaluate(() => history.back());
    await hashIs(page, "#/cri");
    await page.evaluate(() =>
      window.scrollBy(0, document.querySelector("#docker-chain")?.getBoundingClientRect().top ?? 0),
    );
    await hashIs(page, "#/docker-chain");
    await page.setViewport(sideways);
    await page.waitForSelector(".reveal:not(.qd-reading)");
    const turned = await place(page);
    expect(turned).toMatchObject({ id: "docker-chain", hash: "#/docker-chain" });
    // As large as fits into the height.
    expect(turned.width).toBeGreaterThan(680);
    expect(turned.width).toBeLessThan(700);
    await page.keyboard.press("ArrowRight");
    await hashIs(page, "#/containerd");
    await page.setViewport(upright);
    await page.waitForSelector(".reveal.qd-reading");
    expect(await place(page)).toEqual({ id: "containerd", top: 0, width: 390, hash: "#/containerd" });
    await page.touchscreen.tap(200, 400);
    await page.tap(".qd-menu button:nth-child(2)");
    await page.waitForFunction(() => {
      const steps = [...document.querySelectorAll<HTMLElement>("#containerd-shims .fragment")];
      const last = Math.max(...steps.map((step) => Number(step.dataset["fragmentIndex"])));
      return location.hash === `#/containerd-shims/${last}`;
    });
    expect((await place(page)).top).toBe(0);
    await page.close();
  });
});

describe("printing the open deck", () => {
  let comparison: Comparison;
  beforeAll(async () => {
    comparison = await openComparison(decks.folder);
  });
  afterAll(() => comparison?.close());

  const state = (page: Page) =>
    page.evaluate(() => ({
      hash: location.hash,
      classes: [...document.documentElement.classList],
      scroll: window.scrollY,
      whole: document.querySelectorAll(".slides .all-steps").length,
      shown: document.querySelectorAll(".slides .fragment.visible").length,
      grounds: document.querySelectorAll(".slides section > .qd-background").length,
      grid: document.querySelector(".qd-grid[open]") !== null,
    }));

  it.each([
    ["lightning", "the stage", stage],
    ["overview", "the stage", stage],
    ["overview", "the grid", stage],
    ["overview", "a phone", upright],
  ] as const)("gives the pages of the PDF of %s, from %s, and all is as before", async (name, from, viewport) => {
    const page = await open(name, viewport);
    await page.keyboard.press("ArrowRight");
    if (from === "the grid") {
      await page.keyboard.press("o");
      await page.waitForSelector(".qd-grid[open]");
    }
    await page.waitForFunction(() => [...document.fonts].every(({ status }) => status === "loaded"));
    const before = await state(page);
    await page.pdf({ path: decks.file("printed.pdf"), preferCSSPageSize: true, printBackground: true });
    expect(await state(page)).toEqual(before);
    const slides = await slidesIn(page);
    await page.close();
    const { pages, different } = await comparison.comparePdfs(name, "printed");
    expect(slides).toBeGreaterThan(8);
    expect([pages, different]).toEqual([slides, []]);
  });
});
