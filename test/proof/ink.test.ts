import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDrawings } from "../../src/ink/drawings.js";
import { inks } from "../../src/ink/stroke.js";
import { type Chromium, startChromium } from "../support/chromium.js";
import { type DrawingWindow, drawingWindow, openToDraw, type Place, save } from "../support/ink.js";
import { coloursOf } from "../support/pdf.js";
import { openComparison } from "../support/pixels.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();
const files = {
  "talk.md": '# Plan\n\n---\n\n## Costs\n\nText\n\n---\n\n## Steps\n\n- One <!-- .element: class="fragment" -->\n',
};
const made = setUp(files);
let browser: Chromium;
beforeAll(async () => {
  expect(await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "html"])).toMatchObject({ status: 0 });
  browser = await startChromium();
});
afterAll(() => browser.close());

const open = (size?: Parameters<typeof openToDraw>[2]) => openToDraw(browser, made.file("dist/talk.html"), size);
const line = (y: number): readonly Place[] => [200, 400, 600, 800, 1000].map((x) => [x, y]);

/** Waits for what the deck says. */
const notice = ({ page }: DrawingWindow, words: string) =>
  page.waitForFunction((text) => document.querySelector(".qd-notice")?.textContent?.includes(text), {}, words);

it("mouse, pen and finger draw on the slide, which can be undone, erased and cleared", async () => {
  const window = await open({ width: 1024, height: 768 });
  const { draw, touch, press, strokesOn } = window;
  await draw(line(200));
  await strokesOn("costs", 0);
  await press("d");
  await touch(line(300));
  await strokesOn("costs", 1);
  await draw(line(200));
  await strokesOn("costs", 2);
  await draw(line(400), 0.9);
  await strokesOn("costs", 3);
  // A hand beside the pen.
  await touch(line(500));
  await press("u");
  await strokesOn("costs", 2);
  await press("u", "r", "r");
  await strokesOn("costs", 3);
  await press("e");
  await draw([
    [600, 150],
    [600, 240],
  ]);
  await strokesOn("costs", 2);
  await press("p", "ArrowRight");
  await window.page.waitForFunction(() => location.hash.startsWith("#/steps"));
  await draw(line(600));
  await strokesOn("steps", 1);
  await press("x");
  await strokesOn("steps", 0);
  await strokesOn("costs", 2);
  await press("Escape");
  await draw(line(600));
  await strokesOn("steps", 0);
  await window.page.close();
});

it("strokes stay on their place of the slide in another window size, and over a reload", async () => {
  const window = await open();
  await window.press("d");
  await window.draw(line(360));
  await window.strokesOn("costs", 1);
  await window.page.setViewport({ width: 800, height: 600 });
  await window.page.reload();
  const again = await drawingWindow(window.page);
  await again.strokesOn("costs", 1);
  const box = await window.page.$eval("#costs > .qd-drawing path", (path) => path.getBoundingClientRect().toJSON());
  const [from, to] = [await again.spot([200, 360]), await again.spot([1000, 360])];
  expect(Math.abs(box.left - from.x)).toBeLessThan(4);
  expect(Math.abs(box.right - to.x)).toBeLessThan(4);
  expect(Math.abs((box.top + box.bottom) / 2 - from.y)).toBeLessThan(2);
  await window.page.close();
});

it("what was saved is what a build prints, in every format", async () => {
  const window = await open();
  const { press, draw } = window;
  await press("d", "w", "w", "4");
  await draw(line(400), 0.8);
  await press("m", "1");
  await draw(line(560));
  made.write("saved/.keep", "");
  const file = await save(window, made.file("saved"));
  const read = readDrawings(JSON.parse(readFileSync(file, "utf8")));
  const strokes = "drawings" in read ? (read.drawings.slides.get("costs") ?? []) : [];
  expect(strokes.map(({ tool, colour, points }) => [tool, colour, points[1]])).toEqual([
    ["pen", "blue", [400, 400, 0.8]],
    ["marker", "red", [400, 560, 0.5]],
  ]);
  await window.page.close();

  const out = made.file("printed");
  const args = ["--drawings", file, "-o", "printed", "-f", "html,pdf,handout,book,png", "--fragments"];
  const { status, err } = await quarterdeckHere(made.folder, ["build", "talk.md", ...args]);
  expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
  for (const name of ["talk", "talk-handout", "talk-book"])
    expect(await coloursOf(path.join(out, `${name}.pdf`)), name).toEqual(expect.arrayContaining([inks.blue, inks.red]));
  const [, picture = ""] = readdirSync(path.join(out, "talk-png")).toSorted();
  expect(pixelAt(path.join(out, "talk-png", picture), [500, 400])).toBe(inks.blue);
  // The deck shows them to whoever opens it, and its slides look like the pages.
  await quarterdeckHere(made.folder, ["build", "talk.md", ...args.filter((each) => each !== "--fragments")]);
  const comparison = await openComparison(out);
  expect(await comparison.compare("talk")).toEqual({ pages: 3, different: [] });
  await comparison.close();
});

it("drawings are loaded from a file, and one that holds none is said to be wrong", async () => {
  const window = await open();
  const stroke = {
    tool: "pen",
    colour: "green",
    width: 9,
    points: [
      [100, 90, 0.5],
      [600, 300, 0.5],
    ],
  };
  const content = { quarterdeck: "drawings", version: 1, deck: "talk", size: { width: 640, height: 360 } };
  const load = async (text: string) => {
    made.write("given.json", text);
    const [chooser] = await Promise.all([
      window.page.waitForFileChooser(),
      window.page.click(".qd-ink-tools [aria-label='Load drawings']"),
    ]);
    await chooser.accept([made.file("given.json")]);
  };
  await window.press("d");
  await load("{");
  await notice(window, "given.json holds no drawings that can be read: JSON");
  await load(JSON.stringify({ ...content, slides: { costs: [{ ...stroke, width: -1 }] } }));
  await notice(window, "slides.costs[0].width");
  await load(JSON.stringify({ ...content, deck: "other", slides: {} }));
  await notice(window, "for another deck: other");
  await load(JSON.stringify({ ...content, slides: { costs: [stroke], gone: [stroke] } }));
  await window.strokesOn("costs", 1);
  // What is saved is what a build finds slides for.
  made.write("loaded/.keep", "");
  const again = JSON.parse(readFileSync(await save(window, made.file("loaded")), "utf8"));
  expect(Object.keys(again.slides)).toEqual(["costs"]);
  await window.page.close();
});

it("two windows of the deck show the same laser, strokes and enlarged place", async () => {
  const stage = await open();
  const opened = new Promise<DrawingWindow>((resolve, reject) => {
    stage.page.once("popup", (page) => page && drawingWindow(page).then(resolve, reject));
  });
  await stage.press("d");
  await stage.draw(line(200));
  await stage.press("Escape");
  await stage.page.evaluate(() => void window.open(location.href.replace("#", "?present#")));
  const desk = await opened;
  await desk.strokesOn("costs", 1);
  await desk.press("d");
  await desk.draw(line(300));
  await stage.strokesOn("costs", 2);
  await desk.press("Escape", "l");
  const at = await desk.spot([640, 360]);
  await desk.page.mouse.move(at.x - 20, at.y);
  await desk.page.mouse.move(at.x, at.y);
  await stage.page.waitForFunction(
    ({ x, y }) => {
      const { left = 0, top = 0, width = 0 } = document.querySelector(".qd-laser-core")?.getBoundingClientRect() ?? {};
      return width > 0 && Math.hypot(left + width / 2 - x, top + width / 2 - y) < 3;
    },
    {},
    await stage.spot([640, 360]),
  );
  await desk.press("l");
  await stage.page.waitForFunction(() => document.querySelector(".qd-laser-core")?.getAttribute("d") === "");
  await desk.press("+");
  await stage.page.waitForSelector(".reveal.qd-zoomed");
  await stage.press("Escape");
  await desk.page.waitForSelector(".reveal:not(.qd-zoomed)");
  await desk.press("c");
  await stage.page.waitForSelector("html[data-filter=contrast]");
  await Promise.all([stage.page.close(), desk.page.close()]);
});

it.each([
  [1280, 800],
  [1024, 768],
])(
  "in a presenter of %i × %i the tools are one row that covers neither the slide nor the notes",
  async (width, height) => {
    const desk = await open({ width, height });
    await desk.page.goto(`file://${made.file("dist/talk.html")}?present#/costs`);
    await desk.page.waitForSelector("html.qd-presenting[data-ready=true]");
    await desk.press("d");
    const boxOf = (selector: string) =>
      desk.page.$eval(selector, (element) => element.getBoundingClientRect().toJSON() as DOMRect);
    const [tools, slide, notes] = [await boxOf(".qd-ink-tools"), await boxOf(".reveal"), await boxOf(".qd-notes-area")];
    expect(tools.top).toBeGreaterThanOrEqual(Math.max(slide.bottom, notes.bottom));
    expect(tools.bottom).toBeLessThanOrEqual(height);
    expect(tools.height).toBeLessThan(48);
    const ends = await desk.page.$$eval(".qd-ink-tools button", (all) =>
      all.map((one) => one.getBoundingClientRect().right),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(tools.right);
    await desk.page.close();
  },
);

it("Alt and a click enlarge the place under the pointer; the next slide has its usual size", async () => {
  const window = await open();
  const box = () => window.page.$eval("#costs h2", (title) => title.getBoundingClientRect().toJSON());
  const before = await box();
  await window.page.keyboard.down("Alt");
  await window.page.mouse.click(before.left + 10, before.top + 10);
  await window.page.keyboard.up("Alt");
  await window.page.waitForFunction(
    (width) => (document.querySelector("#costs h2")?.getBoundingClientRect().width ?? 0) > 1.95 * width,
    {},
    before.width,
  );
  expect((await box()).left).toBeGreaterThanOrEqual(0);
  await window.press("ArrowRight");
  await window.page.waitForSelector(".reveal:not(.qd-zoomed)");
  await window.page.close();
});

it("the tools are named, can be reached by keyboard, and axe has nothing against them", async () => {
  const window = await open();
  await window.press("d", "Tab");
  const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  while ((await focused()) !== "Marker") await window.press("Tab");
  await window.press("Enter");
  await window.page.waitForSelector(".qd-ink-tools [aria-label=Marker][aria-pressed=true]");
  await window.page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  const found = await window.page.evaluate(() =>
    (globalThis as unknown as { axe: typeof import("axe-core") }).axe.run(".qd-ink-tools"),
  );
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  expect(found.passes.length).toBeGreaterThan(0);
  await window.page.close();
});

it("slides that are read as a page are not drawn upon", async () => {
  const window = await open();
  const tools = () => window.page.$$eval(".qd-ink-tools", (all) => all.length);
  await window.page.evaluate(() => document.documentElement.classList.add("qd-scrolling"));
  await window.press("d");
  expect(await tools()).toBe(0);
  await window.page.evaluate(() => document.documentElement.classList.remove("qd-scrolling"));
  await window.press("d");
  expect(await tools()).toBe(1);
  await window.page.close();
});

it("what is drawn is on paper when the browser prints the deck", async () => {
  const window = await open();
  await window.press("d");
  await window.draw(line(360));
  await window.strokesOn("costs", 1);
  made.write("browser.pdf", await window.page.pdf({ printBackground: true, preferCSSPageSize: true }));
  expect(await coloursOf(made.file("browser.pdf"))).toContain(inks.red);
  await window.page.close();
});

function pixelAt(file: string, [x, y]: Place): string {
  const { data, width } = PNG.sync.read(readFileSync(file));
  return `#${data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3).toString("hex")}`;
}
