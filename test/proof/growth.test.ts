import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startWithDecks } from "../support/chromium.js";
import { matrixFiles, matrixOf, sizes } from "../support/deck-matrix.js";
import { contents, growingSlides } from "../support/growing.js";
import { project } from "../support/project.js";

const themes = ["quarterdeck", "plain", "contrast", "paper-first"];
const decks = matrixOf(themes);

const made = project(matrixFiles(growingSlides, decks));
let browser: Chromium;
beforeAll(async () => {
  browser = await startWithDecks(made.folder);
});
afterAll(async () => {
  await browser.close();
  made.remove();
});

interface Seen {
  readonly id: string;
  readonly hasGrown: boolean;
  /** How far the content reaches below the body, in pixels of the screen. */
  readonly below: number;
  /** What is wider than its column, and code that is cut. */
  readonly leaving: readonly string[];
}

/** What a browser makes of the slides of a deck. */
const look = (page: Page): Promise<Seen[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".reveal .slides section")].flatMap((section) => {
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      const slide = section.querySelector<HTMLElement>(".slide:is(.layout-default, .layout-two-columns, .layout-code)");
      const body = slide?.querySelector<HTMLElement>(".body");
      if (!slide || !body) return [];
      const box = body.getBoundingClientRect();
      const slots = [...body.querySelectorAll<HTMLElement>(":scope > .slot")];
      const columns = slots.length > 0 ? slots : [body];
      const bottoms = columns.flatMap(({ children }) =>
        [...children].map((part) => part.getBoundingClientRect().bottom),
      );
      const leaves = (column: HTMLElement, part: HTMLElement) =>
        part.scrollWidth > part.clientWidth + 1 ||
        (part.matches("pre") && part.scrollHeight > part.clientHeight + 1) ||
        part.getBoundingClientRect().right > column.getBoundingClientRect().right + 1;
      const leaving = columns.flatMap((column) =>
        [...column.querySelectorAll<HTMLElement>("p,li,h3,table,th,td,dt,dd,pre")].filter((part) =>
          leaves(column, part),
        ),
      );
      return [
        {
          id: section.id,
          hasGrown: /-size-[ml]\b/.test(slide.className),
          below: Math.max(...bottoms) - box.bottom,
          leaving: leaving.map(({ tagName, textContent }) => `${tagName} ${textContent}`),
        },
      ];
    }),
  );

describe.each(themes)("slides in the sizes that the build chooses, in %s", (theme) => {
  it("fit into their bodies and columns at 16:9 and at 4:3", async () => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    for (const shape of Object.keys(sizes)) {
      await page.goto(`file://${made.file(`out/${theme}-${shape}.html`)}`);
      await page.waitForSelector("html[data-ready=true]");
      // Slides are measured one after the other without a pause in which a font could come.
      await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
      const seen = await look(page);
      expect(seen.map(({ id }) => id)).toEqual(Object.keys(contents));
      expect(seen.filter(({ below, leaving }) => below > 1 || leaving.length > 0)).toEqual([]);
      expect(seen.filter(({ hasGrown }) => hasGrown).length).toBeGreaterThan(Object.keys(contents).length / 2);
    }
    await page.close();
  });
});
