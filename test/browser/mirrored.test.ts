import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck } from "../support/project.js";

const slide = (title: string) => `## ${title}\n\n- واحد\n- اثنان\n\nNote: ملاحظة\n`;
const made = project({
  "talk.md": `---\ntitle: عرض\nlang: ar\ntheme: quarterdeck\n---\n\n${slide("الأولى")}\n---\n\n${slide("الثانية")}\n---\n\n${slide("الثالثة")}`,
});

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
});
