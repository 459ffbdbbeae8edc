import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { buildOwnDecks, deckNamesHere, manifestOf } from "../support/decks.js";
import { openPdf, pageText } from "../support/pdf.js";
import { onePixel, project, quarterdeckHere } from "../support/project.js";

const decks = project();
beforeAll(async () => {
  await buildOwnDecks(decks.folder, ...deckNamesHere.map(manifestOf));
});
afterAll(() => decks.remove());

// The course is made of the slides of the others.
const own = deckNamesHere.filter((name) => name !== "course");

/** Whether a slide is a question or a quiz: its page with the answer has one without it before. */
function asks(source: string): boolean {
  const [, file = "", line = ""] = /^(.*):(\d+)$/.exec(source) ?? [];
  const rest = readFileSync(file, "utf8")
    .split("\n")
    .slice(Number(line) - 1);
  const end = rest.indexOf("---");
  const slide = rest.slice(0, end < 0 ? undefined : end).join("\n");
  return slide.includes('layout="question"') || slide.includes("```quiz");
}

describe.each(own)("the PDF of %s", (name) => {
  it("is tagged, has a page for each slide and one more for each question, and says what it is", async () => {
    const pdf = await openPdf(path.join(decks.folder, `${name}.pdf`));
    const { out } = await quarterdeckHere(".", ["outline", `slides/decks/${name}.deck.yaml`, "--json"]);
    const [outline] = JSON.parse(out).decks;
    const slides: { source: string | null }[] = outline.parts.flatMap((part: { sections: { slides: [] }[] }) =>
      part.sections.flatMap((section) => section.slides),
    );
    expect(pdf.numPages).toBe(outline.slides + slides.filter(({ source }) => source && asks(source)).length);
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await pdf.getMetadata();
    const { lang, speaker } = parse(readFileSync(manifestOf(name), "utf8"));
    expect(info).toMatchObject({ Title: outline.title, Author: speaker.name, Language: lang, Creator: "Quarterdeck" });
    expect(info).toMatchObject({ CreationDate: "D:20261127000000Z", Keywords: expect.stringContaining(", ") });
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
  it("asks a question on a page of its own, before the one with the answer", async () => {
    const made = project({
      "talk.md":
        '<!-- .slide: id="ask" layout="question" -->\n# Who answers?\n\nThe kernel of the host.\n\n---\n\n## After it\n',
    });
    expect((await quarterdeckHere(made.folder, ["build", "talk.md"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    const [asked = "", answered = "", after = ""] = await Promise.all([1, 2, 3].map((page) => pageText(pdf, page)));
    expect([asked, answered, after].map((text) => text.includes("Who answers?"))).toEqual([true, true, false]);
    expect([asked, answered, after].map((text) => text.includes("The kernel of"))).toEqual([false, true, false]);
    made.remove();
  });

  it("has its text, its table headers, its alternative texts and its links", async () => {
    const made = project({
      "talk.md":
        '<!-- .slide: id="start" -->\n## Größe & “quotes”\n\n| Name | Value |\n| --- | --- |\n| a | 1 |\n\n[to the end](#end) and [out](https://example.org/x)\n\n---\n\n<!-- .slide: id="end" -->\n## End\n\n![A red dot](dot.png)\n',
      "dot.png": onePixel,
    });
    expect((await quarterdeckHere(made.folder, ["build", "talk.md"])).status).toBe(0);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    expect(await pageText(pdf, 1)).toContain("Größe & “quotes”");
    const first = await pdf.getPage(1);
    const links = (await first.getAnnotations()).map((annotation) => annotation.url ?? annotation.dest);
    expect(links).toContain("https://example.org/x");
    expect(links).toContain("end");
    const roles = JSON.stringify([await first.getStructTree(), await (await pdf.getPage(2)).getStructTree()]);
    for (const role of ["H1", "Table", "TH", "TD", "Figure", "Link"]) expect(roles).toContain(`"role":"${role}"`);
    expect(roles).toContain('"alt":"A red dot"');
    made.remove();
  });

  it("of a long deck, printed in parts, is one document", async () => {
    const slide = (n: number) =>
      `<!-- .slide: id="s${n}" -->\n## Slide ${n}\n\n| Name (5 0 R) | Value |\n| --- | --- |\n| a | ${n} |\n\n[across](#s${201 - n})\n`;
    const made = project({ "long.md": Array.from({ length: 200 }, (_, i) => slide(i + 1)).join("\n---\n\n") });
    expect((await quarterdeckHere(made.folder, ["build", "long.md", "-f", "pdf"])).status).toBe(0);
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
      for (const role of ["H1", "Table", "TH", "Link"]) expect(roles).toContain(`"role":"${role}"`);
    }
    made.remove();
  });

  it("fills the slide's width with r-fit-text, as the deck does", async () => {
    const made = project({ "talk.md": '## Fits the slide <!-- .element: class="r-fit-text" -->\n\ntext\n' });
    expect((await quarterdeckHere(made.folder, ["build", "talk.md"])).status).toBe(0);
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
    expect((await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "pdf", "--fragments"])).status).toBe(0);
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
    const { status, err } = await quarterdeckHere(made.folder, ["build", "talk.md"]);
    expect([status, err.replace(/^note:.*\n/, "")]).toEqual([0, ""]);
    const pdf = await openPdf(made.file("dist/talk.pdf"));
    expect(pdf.numPages).toBe(2);
    expect(await pageText(pdf, 1)).toContain("drawn by a script");
    made.remove();
  });
});
