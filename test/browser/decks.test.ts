import { statSync } from "node:fs";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { buildOwnDecks, deckNamesHere, manifestOf } from "../support/decks.js";
import { project } from "../support/project.js";

let browser: Chromium;
const decks = project();
beforeAll(async () => {
  await buildOwnDecks(decks.folder, "-f", "html", ...deckNamesHere.map(manifestOf));
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  decks.remove();
});

/** Opens a deck from its file and collects what must not happen. */
async function open(name: string, hash = ""): Promise<{ page: Page; trouble: string[] }> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 720 });
  await page.setOfflineMode(true);
  const trouble: string[] = [];
  const file = `file://${path.join(decks.folder, `${name}.html`)}`;
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && !request.url().startsWith(file)) trouble.push(`request ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") trouble.push(message.text());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.goto(file + hash);
  await page.waitForSelector("html[data-ready=true]");
  return { page, trouble };
}

const hashIs = (page: Page, expected: string) =>
  page.waitForFunction((wanted) => location.hash === wanted, {}, expected);

describe.each(deckNamesHere)("the deck %s", (name) => {
  it("opens offline without a request or an error, and every slide fits", async () => {
    const { page, trouble } = await open(name);
    const overflowing = await page.evaluate(async () => {
      const found: string[] = [];
      for (const section of document.querySelectorAll<HTMLElement>(".reveal .slides section")) {
        const { h, v } = window.Reveal.getIndices(section);
        window.Reveal.slide(h, v ?? 0);
        // A font comes when the first slide needs it.
        await document.fonts.ready;
        const slide = section.querySelector<HTMLElement>(":scope > .slide");
        const frame = slide?.getBoundingClientRect();
        const body = section.querySelector<HTMLElement>(".body");
        if (!frame || !body) continue;
        if (body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1)
          found.push(section.id);
        for (const line of section.querySelectorAll<HTMLElement>("pre")) {
          if (line.scrollWidth > line.clientWidth + 1) found.push(`${section.id}: code`);
        }
      }
      return found;
    });
    expect(overflowing).toEqual([]);
    expect(trouble).toEqual([]);
    await page.close();
  });
});

describe("the overview deck", () => {
  it("weighs less than 1.5 MB", () => {
    expect(statSync(path.join(decks.folder, "overview.html")).size).toBeLessThan(1.5e6);
  });

  it("is navigated by keys, deep links and links between slides", async () => {
    const { page } = await open("overview", "#/cri");
    await page.keyboard.press("ArrowRight");
    await hashIs(page, "#/cni");
    // The step back stays within the document, for which Puppeteer's own does not always get an event.
    await page.evaluate(() => history.back());
    await hashIs(page, "#/cri");
    await page.evaluate(() => document.querySelector<HTMLElement>("#cri .cite a")?.click());
    await page.waitForFunction(() => location.hash.startsWith("#/sources"));
    await page.keyboard.press("Home");
    await hashIs(page, "#/cover");
    await page.close();
  });

  it("shows fragments one by one, and code steps without a script of their own", async () => {
    const { page } = await open("overview", "#/runtime-spec");
    const lit = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("#runtime-spec .line")].flatMap((line, index) =>
          getComputedStyle(line).boxShadow === "none" ? [] : [index + 1],
        ),
      );
    expect(await lit()).toEqual([1, 2]);
    await page.keyboard.press("ArrowRight");
    await hashIs(page, "#/runtime-spec/0");
    expect(await lit()).toEqual([3, 4, 5, 6]);
    await page.close();
  });

  it("is searched with /, and lists its keys with ?", async () => {
    const { page } = await open("overview");
    await page.keyboard.press("/");
    await page.waitForSelector(".qd-search[open]");
    await page.keyboard.type("seccomp");
    await page.waitForSelector(".qd-hits button");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash.length > 2);
    expect(await page.evaluate(() => window.Reveal.getCurrentSlide().textContent?.toLowerCase())).toContain("seccomp");
    // As long as the search is open, a key is a letter of it.
    await page.waitForFunction(() => !document.querySelector(".qd-search[open]"));
    await page.keyboard.press("?");
    await page.waitForSelector(".qd-help[open]");
    await page.close();
  });

  it("does not move when motion is to be reduced", async () => {
    const page = await browser.newPage();
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await page.goto(`file://${path.join(decks.folder, "overview.html")}`);
    await page.waitForSelector("html[data-ready=true]");
    expect(await page.evaluate(() => window.Reveal.getConfig().transition)).toBe("none");
    await page.close();
  });

  it("names itself to readers, search engines and link previews", async () => {
    const { page } = await open("overview");
    const head = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      title: document.title,
      meta: Object.fromEntries(
        [...document.querySelectorAll("meta[name],meta[property]")].map((meta) => [
          meta.getAttribute("name") ?? meta.getAttribute("property"),
          meta.getAttribute("content"),
        ]),
      ),
      icon: document.querySelector("link[rel=icon]")?.getAttribute("href")?.slice(0, 5),
      policy: document.querySelector("meta[http-equiv]")?.getAttribute("content") ?? "",
    }));
    expect(head).toMatchObject({ lang: "en", title: "Overview of container runtimes", icon: "data:" });
    expect(head.meta).toMatchObject({ author: "Your Name", "og:title": head.title, "og:type": "website" });
    expect(head.policy).toMatch(/script-src 'sha256-/);
    expect(head.policy).not.toMatch(/script-src[^;]*unsafe/);
    await page.close();
  });
});
