import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startWithDecks } from "../support/chromium.js";
import { matrixOf, sizes } from "../support/deck-matrix.js";
import { project } from "../support/project.js";

const themes = ["quarterdeck", "quarterdeck-light", "contrast", "paper-first", "plain"];
const titles = ["Isolationsmechanismen", "firecracker-containerd", "Vom Prozess zu Isolationsmechanismen", "Isolation"];
const parts = titles.map(
  (title) => `  - title: ${title}\n    scene: {picture: a.svg, side: end, share: 50}\n    sections: [one.md]\n`,
);
const made = project({
  "slides/one.md": "## One\n\nText\n",
  "slides/a.svg":
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="#357" d="M0 0h9v9H0z"/></svg>',
  ...Object.fromEntries(
    matrixOf(themes).map(({ theme, shape, size }) => [
      `slides/decks/${theme}-${shape}.deck.yaml`,
      `title: Openers\ntheme: ${theme}\nsize: "${size}"\nsections:\n${parts.join("")}`,
    ]),
  ),
});
let browser: Chromium;
beforeAll(async () => {
  browser = await startWithDecks(made.folder);
});
afterAll(async () => {
  await browser.close();
  made.remove();
});

describe.each(themes)("titles of parts beside their scenes in %s", (theme) => {
  it.each(Object.keys(sizes))("break no word: %s", async (shape) => {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(`file://${made.file(`out/${theme}-${shape}.html`)}`);
    await page.waitForSelector("html[data-ready=true]");
    await page.evaluate(() => Promise.all([...document.fonts].map((font) => font.load())));
    const found = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".part-title")].map((title) => {
        const section = title.closest("section");
        const { h, v } = window.Reveal.getIndices(section ?? undefined);
        window.Reveal.slide(h, v ?? 0);
        const text = title.firstChild;
        const words = title.textContent.split(" ");
        const edge = section?.querySelector(".backdrop")?.getBoundingClientRect().left ?? 0;
        let start = 0;
        const broken = words.filter((word) => {
          const range = document.createRange();
          if (text) range.setStart(text, start);
          if (text) range.setEnd(text, start + word.length);
          start += word.length + 1;
          return range.getClientRects().length !== 1 || range.getBoundingClientRect().right > edge;
        });
        return { title: title.textContent, broken };
      }),
    );
    expect(found).toEqual(titles.map((title) => ({ title, broken: [] })));
    await page.close();
  });
});
