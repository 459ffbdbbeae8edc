import { readFileSync } from "node:fs";
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

const recording = [
  { version: 2, width: 60, height: 12, title: "The life of a container" },
  [0, "m", "create"],
  [0, "o", "\u001b[2J\u001b[H# runc create demo\r\n"],
  [0.1, "o", "# runc state demo\r\n  \u001b[33mcreated\u001b[0m"],
  [0.2, "m", "start"],
  [0.3, "o", "\u001b[2J\u001b[H# runc start demo\r\n\u2500\u2500 héllo"],
];

it("a recording stands still until it is played, then shows the same screen, without a request", async () => {
  const made = project({
    "demo.cast": `${recording.map((line) => JSON.stringify(line)).join("\n")}\n`,
    "deck.md": "## One step\n\n::terminal{cast=demo.cast#create}\n\n---\n\n## All\n\n::terminal{cast=demo.cast}\n",
    "plain.md": "## No recording\n",
  });
  expect(await quarterdeck(made.folder, ["build", "deck.md", "-f", "html"])).toMatchObject({ status: 0 });
  await quarterdeck(made.folder, ["build", "plain.md", "-f", "html"]);
  expect(readFileSync(made.file("dist/plain.html"), "utf8")).not.toMatch(/asciinema|wasm-unsafe-eval/);
  const page = await browser.newPage();
  const trouble: string[] = [];
  const file = `file://${made.file("dist/deck.html")}`;
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && !request.url().startsWith(file)) trouble.push(request.url());
  });
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("console", (message) => trouble.push(message.text()));
  await page.goto(file);
  await page.waitForSelector("html[data-ready=true]");
  const still = () => page.$eval(".present .screen", (screen) => screen.textContent?.trimEnd());
  const played = () =>
    page.$$eval(".present .ap-line", (lines) =>
      lines
        .map((line) => (line.textContent ?? "").trimEnd())
        .join("\n")
        .trimEnd(),
    );
  const reaches = (text: string) =>
    page.waitForFunction(
      (wanted: string) =>
        [...document.querySelectorAll(".present .ap-line")]
          .map((line) => (line.textContent ?? "").trimEnd())
          .join("\n")
          .trimEnd() === wanted,
      {},
      text,
    );
  expect(await still()).toBe("# runc create demo\n# runc state demo\n  created");
  expect(await page.$(".ap-player")).toBeNull();
  await page.keyboard.press("t");
  await reaches((await still()) ?? "");
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => location.hash === "#/all");
  expect(await still()).toBe("# runc start demo\n── héllo");
  await page.click(".present .bar button");
  // It stops at each marker, so that the speaker decides when it continues.
  await page.waitForFunction(() => document.querySelector(".present .bar button")?.textContent === "Stop");
  await page.waitForFunction(() => document.querySelector(".present .bar button")?.textContent === "Play");
  expect(await played()).toContain("created");
  await page.keyboard.press("t");
  await reaches((await still()) ?? "");
  // At its end stands the still screen again, which has the marks.
  await page.waitForFunction(() => !document.querySelector(".present .c-terminal[data-live]"));
  expect(trouble).toEqual([]);
  await page.close();
  made.remove();
});
