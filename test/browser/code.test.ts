import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { some } from "../support/breadth.js";
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

---

<!-- .slide: id="alert" -->
## In a callout

> [!WARNING]
> Never:
>
> \`\`\`sh
> docker run --rm ${"--volume /var/run/docker.sock:/var/run/docker.sock ".repeat(4)}
> \`\`\`

---

<!-- .slide: id="options" -->
## Short code with options

::::columns
\`\`\`sh
run pod --image=nginx
\`\`\`

::break

\`\`\`sh
docker run --rm -it --privileged alpine --security-opt seccomp=unconfined --cap-add SYS_ADMIN
\`\`\`

::break

\`\`\`sh
x run a ab abc abcd --privileged
echo 2
echo 3
echo 4
\`\`\`
::::

---

<!-- .slide: id="below" -->
## Columns and a note

:::columns
${Array.from({ length: 9 }, (_, index) => `- item ${index + 1} of a list`).join("\n")}

::break

- one
:::

> [!NOTE]
> A remark that stands below the columns, with so many words that it takes more than one row of the slide.

---

<!-- .slide: id="beside" -->
## A picture beside a list

:::columns
${Array.from({ length: 7 }, (_, index) => `- item ${index + 1} of a list`).join("\n")}

::break

![A surface](high.svg)
:::

> [!NOTE]
> A remark that stands below the columns, with so many words that it takes more than one row of the slide.
`;
const high = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="900"><rect width="600" height="900"/></svg>';
/** Where rows of code begin and end, seen in a page. */
const rowsIn = (page: Page, slide: string) =>
  page.$$eval(`#${slide} .line`, (lines) =>
    lines.map((line) => {
      const rows: { top: number; left: number; text: string }[] = [];
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const [at, letter] of [...(node.nodeValue ?? "")].entries()) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { top, left } = range.getBoundingClientRect();
          const last = rows.at(-1);
          if (last && top - last.top < 5) last.text += letter;
          else rows.push({ top, left, text: letter });
        }
      }
      const hook = getComputedStyle(line, "::before");
      return { rows: rows.map(({ left, text }) => ({ left, text })), hook: Number.parseFloat(hook.height) };
    }),
  );
const themes = some(["quarterdeck", "black", "white"], 1);

describe("code that is larger than its place", () => {
  let chromium: Chromium;
  let made: TestProject;
  beforeAll(async () => {
    const files = themes.map((theme) => [`${theme}.md`, `---\ntheme: ${theme}\n---\n\n${slides}`]);
    made = project({ ...Object.fromEntries(files), "high.svg": high });
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

  it.each(themes)("goes on in the next row in a callout, too, in %s", async (deck) => {
    const page = await open(deck, "alert");
    const isCut = await page.$eval("#alert pre", (pre) => pre.scrollWidth > pre.clientWidth);
    const [line] = await rowsIn(page, "alert");
    expect(isCut).toBe(false);
    expect(line?.rows.length).toBeGreaterThan(1);
    await page.close();
  });

  it.each(themes)("has a hook before each further row, and no row that ends with a hyphen, in %s", async (deck) => {
    const page = await open(deck, "options");
    const lines = await rowsIn(page, "options");
    const broken = lines.filter(({ rows }) => rows.length > 1);
    expect(broken.length).toBeGreaterThan(0);
    for (const { rows, hook } of broken) {
      const [first, ...others] = rows;
      expect(hook).toBeGreaterThan(10);
      for (const { left } of others) expect(left).toBeGreaterThan((first?.left ?? 0) + 10);
      for (const { text } of rows.slice(0, -1)) expect(text).not.toMatch(/-$/);
    }
    const copied = await page.$$eval("#options pre", (all) => all.map((pre) => pre.textContent));
    expect(copied[1]).toBe(
      "docker run --rm -it --privileged alpine --security-opt seccomp=unconfined --cap-add SYS_ADMIN\n",
    );
    await page.close();
  });

  describe.each(["below", "beside"])("%s", (slide) => {
    it.each(themes)("leaves no room in which a callout lies over columns, in %s", async (deck) => {
      const page = await open(deck, slide);
      const { last, note } = await page.$eval(`#${slide} .body`, (body) => ({
        last: Math.max(...[...body.querySelectorAll("li, img")].map((item) => item.getBoundingClientRect().bottom)),
        note: body.querySelector(".c-callout")?.getBoundingClientRect().top ?? 0,
      }));
      expect(note).toBeGreaterThan(last);
      await page.close();
    });
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
