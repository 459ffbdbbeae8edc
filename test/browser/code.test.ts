import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Chromium, startChromium } from "../support/chromium.js";
import { project, quarterdeck, type TestProject } from "../support/project.js";

const lines = (count: number) => Array.from({ length: count }, (_, index) => `show(${index + 1});`).join("\n");
const long = `const message = "${"of many words ".repeat(12)}";`;

const slides = `<!-- .slide: id="long" -->
## Longer than its place

\`\`\`js [1-2|20-21|39-40|*]
${lines(40)}
\`\`\`

---

<!-- .slide: id="wide" -->
## Wider than its place

\`\`\`js
${long}
show(message);
\`\`\`

---

<!-- .slide: id="noted" -->
## Notes

\`\`\`js [1|2|4] notes="one|a note of a few more words, so that it takes some rows beside the code|four"
${long}
show(message);

done();
\`\`\`

---

<!-- .slide: id="listed" -->
## In a list

1. Fetch

   \`\`\`sh
   git fetch --prune
   \`\`\`
`;
const themes = ["quarterdeck", "black", "white"];

describe("code that is larger than its place", () => {
  let chromium: Chromium;
  let made: TestProject;
  beforeAll(async () => {
    made = project(
      Object.fromEntries(themes.map((theme) => [`${theme}.md`, `---\ntheme: ${theme}\n---\n\n${slides}`])),
    );
    const decks = themes.map((theme) => `${theme}.md`);
    expect(await quarterdeck(made.folder, ["build", ...decks, "-f", "html", "--quiet"])).toMatchObject({ status: 0 });
    chromium = await startChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    made.remove();
  });

  async function open(deck: string, slide: string) {
    const page = await chromium.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    await page.goto(`file://${made.file(`dist/${deck}.html`)}#/${slide}`);
    await page.waitForSelector("html[data-ready=true]");
    return page;
  }

  /** The numbers of the lines that can be seen whole. */
  const linesInView = (page: Page) =>
    page.$eval(".present pre", (pre) => {
      const box = pre.getBoundingClientRect();
      return [...pre.querySelectorAll(".line")].flatMap((line, index) => {
        const { top, bottom } = line.getBoundingClientRect();
        return top > box.top - 1 && bottom < box.bottom + 1 ? [index + 1] : [];
      });
    });

  it.each(themes)("shows the lines of each step, forwards and backwards, in %s", async (theme) => {
    const page = await open(theme, "long");
    const seen = [await linesInView(page)];
    for (const go of ["next", "next", "next", "prev", "prev"] as const) {
      await page.evaluate((name) => window.Reveal[name](), go);
      seen.push(await linesInView(page));
    }
    const [first, second, third, all, ...back] = seen;
    expect(first?.slice(0, 2)).toEqual([1, 2]);
    expect(second).toEqual(expect.arrayContaining([18, 19, 20, 21]));
    expect(third).toEqual(expect.arrayContaining([39, 40]));
    expect(all).toEqual(first);
    expect(back).toEqual([third, second]);
    await page.close();
  });

  it.each(themes)("has its width in a list, too, in %s", async (deck) => {
    const page = await open(deck, "listed");
    const width = await page.evaluate(() => document.querySelector("#listed pre")?.getBoundingClientRect().width ?? 0);
    expect(width).toBeGreaterThan(300);
    await page.close();
  });

  it("has the least size of the theme, and its lines go on in the next row, a little further in", async () => {
    const page = await open("quarterdeck", "wide");
    const seen = await page.$eval(".present pre", (pre) => {
      const [line] = pre.querySelectorAll(".line");
      const range = document.createRange();
      if (line) range.selectNodeContents(line);
      const lefts = [...range.getClientRects()].map(({ left, top }) => ({ left, top }));
      const rows = [...new Set(lefts.map(({ top }) => Math.round(top)))].map((top) =>
        Math.min(...lefts.filter((rect) => Math.round(rect.top) === top).map(({ left }) => left)),
      );
      return { size: getComputedStyle(pre).fontSize, rows, isCut: pre.scrollWidth > pre.clientWidth };
    });
    expect(seen).toMatchObject({ size: "20px", isCut: false });
    expect(seen.rows.length).toBeGreaterThan(1);
    expect(seen.rows[1]).toBeGreaterThan((seen.rows[0] ?? 0) + 10);
    await page.close();
  });

  it("has the numbers of lines and steps where they were, not as far out as the beginning of a line", async () => {
    const page = await open("quarterdeck", "noted");
    const indents = await page.$$eval(".present .line", (all) =>
      all.flatMap((line) => ["::before", "::after"].map((part) => getComputedStyle(line, part).textIndent)),
    );
    expect(new Set(indents)).toEqual(new Set(["0px"]));
    await page.close();
  });

  it.each(themes)("has each note level with the first of its lines, in a place of its own, in %s", async (theme) => {
    const page = await open(theme, "noted");
    const places = await page.$$eval(".present .code-note", (notes) =>
      notes.map((note) => {
        const line = note.closest("pre")?.querySelector(`.line[data-hl~="${note.getAttribute("data-step")}"]`);
        const [from, to] = [line?.getBoundingClientRect(), note.getBoundingClientRect()];
        return { above: Math.abs(to.top - (from?.top ?? 0)), beside: to.left - (from?.right ?? 0) };
      }),
    );
    expect(places).toHaveLength(3);
    for (const { above, beside } of places) {
      expect(above).toBeLessThan(1);
      expect(beside).toBeGreaterThan(-1);
    }
    await page.close();
  });
});
