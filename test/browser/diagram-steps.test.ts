import { afterAll, beforeAll, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck } from "../support/project.js";

let browser: Chromium;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
});

const box = (name: string, step = "") => `<div class="d-box" id="${name}" data-role="runtime"${step}>${name}</div>`;
const deck = `## A start

<div class="diagram with-steps" role="group" aria-label="Three boxes.">
<div class="d-col">
${box("first", ' data-step="1"')}
${box("second", ' data-step="1 2"')}
${box("third")}
</div>
<ol>
<li class="fragment">line 1</li>
<li class="fragment">line 2</li>
</ol>
</div>

<p class="fragment">And then</p>
`;

it("lights the parts of the newest line, dims those of others, and nothing before and after", async () => {
  const made = project({ "deck.md": deck });
  expect(await quarterdeck(made.folder, ["build", "deck.md", "-f", "html"])).toMatchObject({ status: 0 });
  const page = await browser.newPage();
  await page.goto(`file://${made.file("dist/deck.html")}`);
  await page.waitForSelector("html[data-ready=true]");
  const ground = () =>
    page.$$eval(".d-box", (boxes) => boxes.map((element) => getComputedStyle(element).backgroundColor));
  const next = () => page.evaluate(() => window.Reveal.next());
  /** Which boxes are as they were at the start. */
  const lit = async () => (await ground()).map((colour) => colour === plain);

  const [plain] = await ground();
  expect(await lit()).toEqual([true, true, true]);
  await next();
  expect(await page.$eval("#first", (element) => getComputedStyle(element).getPropertyValue("--lit"))).toBe("1");
  const [first, second, third] = await ground();
  expect([second, third]).toEqual([first, first]);
  await next();
  const [dim, ...others] = await ground();
  expect(others).toEqual([second, third]);
  expect(dim).not.toBe(first);
  await next();
  expect(await lit()).toEqual([true, true, true]);
  made.remove();
});
