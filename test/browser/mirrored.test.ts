import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck } from "../support/project.js";

const slide = (title: string) => `## ${title}\n\n- واحد\n- اثنان\n\nNote: ملاحظة\n`;
const made = project({
  "talk.md": `---\ntitle: عرض\nlang: ar\ntheme: quarterdeck\n---\n\n${slide("الأولى")}\n---\n\n${slide("الثانية")}\n---\n\n${slide("الثالثة")}`,
});

/** Where the texts of a slide are, in its own pixels from its left upper corner. */
const textsIn = (page: Page, frame: string, slides: string) =>
  page.evaluate(
    (outer, inner) => {
      const edge = document.querySelector(outer)?.getBoundingClientRect() ?? new DOMRect();
      const scale = edge.width / 1280;
      return [...document.querySelectorAll(`${inner} :is(h2, li)`)].map((text) => {
        const { left, top, width } = text.getBoundingClientRect();
        const places = [left - edge.left, top - edge.top, width].map((px) => Math.round(px / scale));
        return `${text.textContent} ${places.join(" ")}`;
      });
    },
    frame,
    slides,
  );

describe("the player of a deck in Arabic", () => {
  let chromium: Chromium;
  let page: Page;
  beforeAll(async () => {
    const { status, err } = await quarterdeck(made.folder, ["build", "talk.md", "-f", "html", "--quiet"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    chromium = await startChromium();
    page = await chromium.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(`file://${made.file("dist/talk.html")}`);
    await page.waitForSelector("html[data-ready=true]");
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  it("names the arrow keys that lead back and on, and shows their arrows that way", async () => {
    const [back, next, overview] = await page.$$eval(".qd-menu button", (buttons) =>
      buttons.map((button) => {
        const { a } = new DOMMatrix(getComputedStyle(button.querySelector("svg") ?? button).transform);
        return { title: button.title, mirrored: a < 0, left: button.getBoundingClientRect().left };
      }),
    );
    expect([back?.title, back?.mirrored]).toEqual(["السابق (→)", true]);
    expect([next?.title, next?.mirrored]).toEqual(["التالي (←)", true]);
    expect(overview?.mirrored).toBe(false);
    expect(next?.left).toBeLessThan(back?.left ?? 0);
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => window.Reveal.getIndices().h === 1);
  });

  it("mirrors the speaker view; the slides in it look as on stage", async () => {
    const opened = new Promise<Page>((resolve) => page.once("popup", (popup) => popup && resolve(popup)));
    await page.keyboard.press("s");
    const speaker = await opened;
    await speaker.setViewport({ width: 1280, height: 800 });
    await speaker.waitForSelector(".qd-left .qd-box h2");
    const root = await speaker.evaluate(() => [document.documentElement.dir, document.documentElement.lang]);
    expect(root).toEqual(["rtl", "ar"]);
    const moves = await speaker.$$eval(".qd-moves button", (buttons) => buttons.map((button) => button.textContent));
    expect(moves).toEqual(["→ السابق", "التالي ←"]);
    const isolated = await speaker.$$eval(".qd-sizes button > bdi", (signs) => signs.map((sign) => sign.textContent));
    expect(isolated).toEqual(["A−", "A+"]);

    const first = await textsIn(page, ".reveal > .slides", ".slides section.present");
    expect(first).toHaveLength(3);
    expect(await textsIn(speaker, ".qd-left .reveal", ".qd-left .reveal")).toEqual(first);
    const next = await textsIn(speaker, ".qd-right .reveal", ".qd-right .reveal");
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => window.Reveal.getIndices().h === 2);
    expect(next).toEqual(await textsIn(page, ".reveal > .slides", ".slides section.present"));
  });
});
