import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChromium } from "../support/chromium.js";
import { buildOwnDecks, deckNames } from "../support/decks.js";
import { openPdf, pageText } from "../support/pdf.js";
import { onePixel, project, quarterdeck } from "../support/project.js";

const size = { width: 1280, height: 720 };
let browser: Browser;
let decks: ReturnType<typeof buildOwnDecks>;
let server: Server;
beforeAll(async () => {
  decks = buildOwnDecks();
  browser = await startChromium();
  server = createServer((request, response) => {
    const name = (request.url ?? "/").slice(1);
    const file = name.endsWith(".pdf") ? path.join(decks.folder, name) : path.join("node_modules/pdfjs-dist", name);
    if (name === "") response.setHeader("content-type", "text/html").end("<canvas></canvas>");
    else if (!existsSync(file)) response.writeHead(404).end();
    else
      response
        .setHeader("content-type", name.endsWith("mjs") ? "text/javascript" : "application/octet-stream")
        .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await browser.close();
  server.close();
  decks.remove();
});

/** Draws the pages of a PDF in the browser, so that text is drawn by the same code on both sides. */
async function openPages(name: string): Promise<{ count: number; draw(page: number): Promise<PNG> }> {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const page = await browser.newPage();
  await page.goto(base);
  await page.addScriptTag({
    type: "module",
    content: `import * as pdfjs from "${base}build/pdf.mjs"; window.pdfjs = pdfjs;`,
  });
  await page.waitForFunction("window.pdfjs");
  const count = (await page.evaluate(`(async () => {
    pdfjs.GlobalWorkerOptions.workerSrc = "${base}build/pdf.worker.mjs";
    window.pdf = await pdfjs.getDocument({ url: "${base}${name}.pdf", verbosity: 0 }).promise;
    return pdf.numPages;
  })()`)) as number;
  const draw = async (number: number) => {
    const data = await page.evaluate(async (wanted) => {
      const pdf = (window as unknown as { pdf: { getPage(page: number): Promise<never> } }).pdf;
      const shown = (await pdf.getPage(wanted)) as {
        getViewport(options: { scale: number }): { width: number; height: number };
        render(options: object): { promise: Promise<void> };
      };
      const canvas = document.querySelector("canvas") as HTMLCanvasElement;
      const viewport = shown.getViewport({ scale: 4 / 3 });
      Object.assign(canvas, { width: viewport.width, height: viewport.height });
      await shown.render({ canvasContext: canvas.getContext("2d"), viewport }).promise;
      return canvas.toDataURL("image/png").split(",")[1] ?? "";
    }, number);
    return PNG.sync.read(Buffer.from(data, "base64"));
  };
  return { count, draw };
}

async function openDeck(name: string): Promise<{ shoot(slide: number): Promise<PNG> }> {
  const page: Page = await browser.newPage();
  await page.setViewport(size);
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
  await page.goto(`file://${path.join(decks.folder, `${name}.html`)}`);
  await page.waitForSelector("html[data-ready=true]");
  await page.addStyleTag({ content: ".progress,.qd-menu{display:none!important}*{transition:none!important}" });
  const shoot = async (slide: number) => {
    await page.evaluate(async (index) => {
      const sections = [...document.querySelectorAll<HTMLElement>(".reveal .slides section")];
      const section = sections.filter((one) => !one.querySelector(":scope > section"))[index - 1];
      if (!section) return;
      const { h, v } = window.Reveal.getIndices(section);
      window.Reveal.slide(h, v ?? 0);
      while (window.Reveal.availableFragments().next) window.Reveal.nextFragment();
      await document.fonts.ready;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, slide);
    return PNG.sync.read(Buffer.from(await page.screenshot()));
  };
  return { shoot };
}

// The course is made of the slides of the others.
const pictured = deckNames.filter((name) => name !== "course");

describe.each(pictured)("the PDF of %s", (name) => {
  it("looks like the deck: under 0.5 % of the pixels of any slide differ", async () => {
    const pages = await openPages(name);
    const deck = await openDeck(name);
    const different: string[] = [];
    for (let number = 1; number <= pages.count; number++) {
      const [screen, paper] = [await deck.shoot(number), await pages.draw(number)];
      expect([paper.width, paper.height]).toEqual([size.width, size.height]);
      const pixels = pixelmatch(screen.data, paper.data, undefined, size.width, size.height, { threshold: 0.1 });
      const share = pixels / (size.width * size.height);
      if (share >= 0.005) different.push(`page ${number}: ${(share * 100).toFixed(2)} %`);
    }
    expect(pages.count).toBeGreaterThan(5);
    expect(different).toEqual([]);
  });

  it("is tagged, has a page for each slide, and says what it is", async () => {
    const pdf = await openPdf(path.join(decks.folder, `${name}.pdf`));
    const { out } = await quarterdeck(".", ["outline", `slides/decks/${name}.deck.yaml`, "--json"]);
    const [outline] = JSON.parse(out).decks;
    expect(pdf.numPages).toBe(outline.slides);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({ Title: outline.title, Author: "Your Name", Creator: "Quarterdeck", Language: "en" });
    expect(info).toMatchObject({ CreationDate: "D:20261123000000Z", Keywords: expect.stringContaining(", ") });
    const bookmarks = (await pdf.getOutline()) ?? [];
    const parts = outline.parts.filter((part: { title: string }) => part.title !== "");
    expect(bookmarks.filter((bookmark) => bookmark.items.length > 0).map((bookmark) => bookmark.title)).toEqual(
      parts.map((part: { title: string }) => part.title),
    );
    const last = bookmarks.at(-1);
    const reference = (last?.dest as { num: number; gen: number }[] | undefined)?.[0];
    expect(reference && (await pdf.getPageIndex(reference)) + 1).toBe(pdf.numPages);
  });
});

describe("a PDF", () => {
  it("has its text, its table headers, its alternative texts and its links", async () => {
    const made = project({
      "talk.md":
        '<!-- .slide: id="start" -->\n## Größe & “quotes”\n\n| Name | Value |\n| --- | --- |\n| a | 1 |\n\n[to the end](#end) and [out](https://example.org/x)\n\n---\n\n<!-- .slide: id="end" -->\n## End\n\n![A red dot](dot.png)\n',
      "dot.png": onePixel,
    });
    expect((await quarterdeck(made.folder, ["build", "talk.md"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    expect(await pageText(pdf, 1)).toContain("Größe & “quotes”");
    const first = await pdf.getPage(1);
    const links = (await first.getAnnotations()).map((annotation) => annotation.url ?? annotation.dest);
    expect(links).toContain("https://example.org/x");
    expect(links).toContain("end");
    const roles = JSON.stringify([await first.getStructTree(), await (await pdf.getPage(2)).getStructTree()]);
    for (const role of ["H2", "Table", "TH", "TD", "Figure", "Link"]) expect(roles).toContain(`"role":"${role}"`);
    expect(roles).toContain('"alt":"A red dot"');
    made.remove();
  });

  it("of a long deck, printed in parts, is one document", async () => {
    const slide = (n: number) =>
      `<!-- .slide: id="s${n}" -->\n## Slide ${n}\n\n| Name (5 0 R) | Value |\n| --- | --- |\n| a | ${n} |\n\n[across](#s${201 - n})\n`;
    const made = project({ "long.md": Array.from({ length: 200 }, (_, i) => slide(i + 1)).join("\n---\n\n") });
    expect((await quarterdeck(made.folder, ["build", "long.md", "-f", "pdf"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/long.pdf"));
    expect(pdf.numPages).toBe(200);
    expect((await pdf.getOutline())?.map((bookmark) => bookmark.title)).toEqual(
      Array.from({ length: 200 }, (_, i) => `Slide ${i + 1}`),
    );
    const destinations = await pdf.getDestinations();
    for (const number of [1, 100, 101, 200]) {
      const page = await pdf.getPage(number);
      expect(await pageText(pdf, number)).toContain(`Slide ${number}`);
      const [link] = await page.getAnnotations();
      const [target] = destinations[link.dest] ?? [];
      expect((await pdf.getPageIndex(target)) + 1).toBe(201 - number);
      const roles = JSON.stringify(await page.getStructTree());
      for (const role of ["H2", "Table", "TH", "Link"]) expect(roles).toContain(`"role":"${role}"`);
    }
    made.remove();
  });

  it("fills the slide's width with r-fit-text, as the deck does", async () => {
    const made = project({ "talk.md": '## Fits the slide <!-- .element: class="r-fit-text" -->\n\ntext\n' });
    expect((await quarterdeck(made.folder, ["build", "talk.md"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    const { items } = await (await pdf.getPage(1)).getTextContent();
    const width = items.reduce((sum, item) => ("str" in item && item.height > 60 ? sum + item.width : sum), 0);
    // The page is 960 points wide, with margins of 54 points.
    expect(width).toBeGreaterThan(600);
    expect(width).toBeLessThanOrEqual(852);
    made.remove();
  });

  it("has a page per step with --fragments", async () => {
    const made = project({
      "talk.md":
        '## List\n\n- one <!-- .element: class="fragment" -->\n- two <!-- .element: class="fragment" -->\n\n---\n\n```go [1|2]\na\nb\n```\n',
    });
    expect((await quarterdeck(made.folder, ["build", "talk.md", "-f", "pdf", "--fragments"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    expect(pdf.numPages).toBe(5);
    expect(await pdf.getOutline()).toHaveLength(2);
    made.remove();
  });

  it("can be printed from the running deck, for slides that a script draws", async () => {
    const made = project({
      "talk.md": "---\nprint: live\nscripts: draw.js\n---\n\n## Drawn\n\n<p id='here'>before</p>\n\n---\n\n## Second\n",
      "draw.js":
        "document.addEventListener('DOMContentLoaded', () => 0); document.getElementById('here').textContent = 'drawn by a script';",
    });
    const { status, err } = await quarterdeck(made.folder, ["build", "talk.md"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    expect(pdf.numPages).toBe(2);
    expect(await pageText(pdf, 1)).toContain("drawn by a script");
    made.remove();
  });
});
