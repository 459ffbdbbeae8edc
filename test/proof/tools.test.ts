import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DrawingWindow, drawingWindow, openToDraw } from "../support/ink.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
const made = setUp({ "talk.md": "---\ntheme: quarterdeck-light\n---\n\n# Plan\n\n---\n\n## Costs\n\nText\n" });
let browser: Chromium;
beforeAll(async () => {
  expect(await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html"])).toMatchObject({ status: 0 });
  browser = await startChromium();
});
afterAll(() => browser.close());

const open = () => openToDraw(browser, made.file("dist/talk.html"), { width: 1280, height: 900 });

/** The colour of the window in a place, in pixels of the window. */
async function colourAt({ page }: DrawingWindow, x: number, y: number): Promise<string> {
  const { data } = PNG.sync.read(Buffer.from(await page.screenshot({ clip: { x, y, width: 1, height: 1 } })));
  return `#${data.toString("hex", 0, 3)}`;
}

it("the filter for a weak projector covers what lies above and below the slide, as the slide itself", async () => {
  const window = await open();
  const plain = await colourAt(window, 4, 4);
  const seen = new Set<string>();
  for (const filter of ["contrast", "bright", "grey", "inverted"]) {
    await window.press("c");
    await window.page.waitForSelector(`html[data-filter=${filter}]`);
    const colours = [await colourAt(window, 4, 4), await colourAt(window, 4, 450), await colourAt(window, 4, 895 - 20)];
    expect(new Set(colours).size, filter).toBe(1);
    seen.add(colours[0] ?? "");
  }
  expect(seen.has(plain)).toBe(false);
  await window.page.close();
});

it("each key of the tools stands on one button, and that of widths where it leads", async () => {
  const { page, press } = await open();
  await press("d");
  const keys = () => page.$$eval(".qd-ink-tools [data-key]", (all) => all.map((each) => each.getAttribute("data-key")));
  const next = () => page.$eval(".qd-ink-tools [data-key=W]", (each) => each.getAttribute("aria-label"));
  const chosen = () =>
    page.$eval(".qd-ink-tools [aria-pressed=true] [class*=qd-size]", (dot) => dot.parentElement?.ariaLabel);
  for (const _ of ["thin", "medium", "thick"]) {
    const shown = await keys();
    expect(shown).toHaveLength(new Set(shown).size);
    const wanted = await next();
    await press("w");
    expect(await chosen()).toBe(wanted);
  }
  await page.close();
});

it("the keys of the tools mean the same in both windows, whichever has them open", async () => {
  const stage = await open();
  const opened = new Promise<DrawingWindow>((resolve, reject) => {
    stage.page.once("popup", (page) => page && drawingWindow(page).then(resolve, reject));
  });
  await stage.page.evaluate(() => void window.open(location.href.replace("#", "?present#")));
  const desk = await opened;
  const roles = () =>
    Promise.all(
      [stage, desk].map(({ page }) => page.$eval("html", (root) => root.classList.contains("qd-presenting"))),
    );
  const tool = ({ page }: DrawingWindow, name: string) =>
    page.waitForSelector(`.qd-ink-tools [aria-label=${name}][aria-pressed=true]`);
  for (const [drawing, other] of [
    [desk, stage],
    [stage, desk],
  ] as const) {
    await drawing.press("d", "m");
    await tool(drawing, "Marker");
    // The other window is told which keys are not its own with a message.
    await expect
      .poll(async () => {
        await other.press("e");
        return drawing.page.$eval(".qd-ink-tools [aria-label=Eraser]", (eraser) => eraser.ariaPressed);
      })
      .toBe("true");
    await other.press("p");
    await tool(drawing, "Pen");
    await drawing.press("x");
    await other.press("x", "w", "Escape");
    await drawing.page.waitForFunction(() => !document.querySelector(".qd-ink-tools"));
    expect(await roles()).toEqual([false, true]);
    expect(await other.page.evaluate(() => location.hash)).toBe("#/costs");
  }
  await Promise.all([stage.page.close(), desk.page.close()]);
});
