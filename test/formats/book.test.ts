import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { beforeAll, describe, expect, it } from "vitest";
import { openPdf, pageText } from "../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../support/project.js";

const filler = Array.from({ length: 240 }, (_, at) => `word${at}`).join(" ");
const slides = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `## ${name} ${at + 1} is said\n\n- A point\n\nNote:\n${filler}\n`);

/** A slide that leads to one that books do not hold, and to one that they do, and the first of these. */
const linking = `## Salt is seen

- See [the film](#/film) and [the beginning](#/salt-1-is-said)

---

<!-- .slide: id="film" not="book" -->
## A film

It runs.
`;

/** Parts of an odd and of an even number of pages, questions, code, directions for the speaker. */
const deck = {
  "slides/decks/bread.deck.yaml": `title: Bread
speaker: {name: Ada}
glossary: glossary.yaml
sections:
  - title: Flour
    sections: [flour.md]
  - title: Water
    sections: [water.md]
  - title: Heat
    sections: [heat.md]
`,
  "slides/flour.md": ["---\ntitle: Of grains\n---\n", ...slides("Flour", 3)]
    .join("\n---\n\n")
    .replace("---\n\n---", "---"),
  "slides/water.md": [
    '## Code kneads\n\n```js\nknead("dough");\n```\n\nNote:\n[stage: Wait for the hands.] It kneads. [click] Then it rests.\n',
    '<!-- .slide: layout="question" -->\n# Why does it rise?\n\nBecause of **yeast**.\n\nReader:\nThink of bubbles.\n',
    '<!-- .slide: layout="statement" -->\n# Dough needs time\n\nA night is enough.\n',
  ].join("\n---\n\n"),
  "slides/heat.md": [
    ...slides("Heat", 1),
    `## Bread cools\n\n- A rack\n\nNote:\n${Array.from({ length: 5 }, () => filler).join("\n\n")}\n\nThe crumb sets last.\n`,
  ].join("\n---\n\n"),
  "glossary.yaml": "terms:\n  - {term: crumb, text: What a crust is around.}\n",
  "slides/decks/salt.md": ["---\ntitle: Salt\n---\n", ...slides("Salt", 2), linking]
    .join("\n---\n\n")
    .replace("---\n\n---", "---"),
};

const textsOf = (pdf: PDFDocumentProxy) =>
  Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));

describe("a book", () => {
  let pdf: PDFDocumentProxy;
  let texts: string[];
  /** The book of a deck without parts. */
  let plain: PDFDocumentProxy;
  const make = projectMaker();
  beforeAll(async () => {
    const made = make(deck);
    const args = [
      "build",
      "slides/decks/bread.deck.yaml",
      "slides/decks/salt.md",
      "-f",
      "book",
      "--quiet",
      "--no-thumbnails",
    ];
    const { status, err } = await quarterdeckHere(made.folder, args);
    const warnings = err.split("\n").filter((line) => /: (?:warning|error): /.test(line));
    expect([status, warnings]).toEqual([0, [expect.stringContaining("no slide has the id “film”")]]);
    pdf = await openPdf(made.file("dist/bread-book.pdf"));
    texts = await textsOf(pdf);
    plain = await openPdf(made.file("dist/salt-book.pdf"));
  });

  /** The page, from 0, that a chapter's opener stands on. */
  const openerOf = (number: number) =>
    texts.findIndex((text) => new RegExp(`chapter ${number}`, "i").test(text) && text.includes("What you will learn"));
  const pageOf = (text: string) =>
    texts.findIndex(
      (page, index) => index > openerOf(1) && page.includes(text) && !page.includes("What you will learn"),
    );

  it("has chapters on pages at the right, with odd numbers, and empty pages without a line before them", async () => {
    const labels = (await pdf.getPageLabels()) ?? [];
    const openers = [1, 2, 3].map(openerOf);
    expect(openers.map((page) => page % 2)).toEqual([0, 0, 0]);
    expect(openers.map((page) => Number(labels[page]) % 2)).toEqual([1, 1, 1]);
    expect(labels[openerOf(1)]).toBe("1");
    const empty = texts.filter((text) => text.trim() === "");
    expect(empty.length).toBeGreaterThan(0);
  });

  it("numbers its front matter in Roman figures, and its contents lead to the numbers that are printed", async () => {
    const labels = (await pdf.getPageLabels()) ?? [];
    const contents = texts.findIndex((text) => text.includes("Contents"));
    expect([labels[0], labels[contents]]).toEqual(["i", "iii"]);
    expect(texts[contents]).toContain("iii");
    const title = "Heat 1 is said";
    const printed = new RegExp(`${title} (\\d+)`).exec(texts[contents] ?? "")?.[1];
    expect(printed).toBe(labels[pageOf(title)]);
    expect(texts[0]).not.toMatch(/\bi\b/);
  });

  it("prints at the foot of each page the number under which viewers and the contents know it", async () => {
    const labels = (await pdf.getPageLabels()) ?? [];
    const isNumbered = (index: number) => texts[index]?.trim() !== "" && index > 1;
    const feet = await Promise.all(
      labels.map(async (_, index) => {
        const { items } = await (await pdf.getPage(index + 1)).getTextContent();
        return items.flatMap((item) => ("str" in item && (item.transform[5] ?? 0) < 50 ? [item.str] : []));
      }),
    );
    const wrong = labels.filter((label, index) => isNumbered(index) && !feet[index]?.includes(label));
    expect(wrong).toEqual([]);
    expect(feet.slice(0, 2).flat().join("")).not.toMatch(/i|\d/);
  });

  it("has no chapters without parts: the slides follow the contents, from page 1 at the right", async () => {
    const pages = await textsOf(plain);
    const first = pages.findIndex((text) => text.includes("word0"));
    expect(pages.join(" ")).not.toMatch(/Introduction|What you will learn/);
    expect(pages.findIndex((text) => text.includes("Contents"))).toBe(2);
    expect([first, (await plain.getPageLabels())?.[first]]).toEqual([4, "1"]);
    expect(pages[first]).toMatch(/^.*Salt 1 is said/);
    expect(pages[2]).toMatch(/Salt 1 is said 1\b/);
    expect((await plain.getOutline()).map(({ title }) => title)).toEqual([
      "Salt 1 is said",
      "Salt 2 is said",
      "Salt is seen",
    ]);
  });

  it("prints the words of a link to a slide that it does not hold, and no link", async () => {
    const page = (await textsOf(plain)).findIndex((text) => text.includes("the film and the beginning"));
    const links = await (await plain.getPage(page + 1)).getAnnotations();
    expect(links.map(({ dest, contentsObj }) => [dest, contentsObj.str])).toEqual([
      ["salt-1-is-said", "Salt 1 is said"],
    ]);
  });

  it("says a title once, above the text, and the slide is its figure", () => {
    const page = texts[pageOf("Code kneads")] ?? "";
    expect(page.split("Code kneads")).toHaveLength(2);
    expect(page.indexOf("It kneads.")).toBeLessThan(page.indexOf('"dough"'));
    expect(page).toMatch(/Slide \d/);
  });

  it("gives a figure the height of what its slide shows, and cuts nothing off", async () => {
    const heightOf = async (title: string, last: string) => {
      const { items } = await (await pdf.getPage(pageOf(title) + 1)).getTextContent();
      const levels = items.flatMap((item) => ("str" in item ? [{ text: item.str, y: item.transform[5] ?? 0 }] : []));
      const shown = levels.findLast(({ text }) => text.includes(last))?.y ?? 0;
      return shown - (levels.find(({ text, y }) => /^Slide \d/.test(text) && y < shown)?.y ?? 0);
    };
    // In points, from the last line of the slide to its caption: a margin, and no empty half of a slide.
    for (const height of [await heightOf("Flour 1 is said", "A point"), await heightOf("Code kneads", "dough")]) {
      expect(height).toBeGreaterThan(8);
      expect(height).toBeLessThan(60);
    }
  });

  it("leaves out what is for the speaker, and keeps answers for the end", () => {
    const all = texts.join("\n");
    expect(all).not.toMatch(/Wait for the hands|\[click\]|\[stage/);
    const answers = texts.findLastIndex((text) => text.includes("yeast"));
    expect(texts.filter((text) => text.includes("yeast"))).toHaveLength(1);
    expect(answers).toBeGreaterThan(pageOf("Heat 1 is said"));
    expect(texts[pageOf("Think of bubbles")]).toContain("Why does it rise?");
  });

  it("lists a term under the page on which it stands, not under that where its slide begins", async () => {
    const labels = (await pdf.getPageLabels()) ?? [];
    const at = pageOf("The crumb sets last");
    expect(at).toBeGreaterThan(pageOf("Bread cools"));
    expect(texts.at(-1)).toMatch(new RegExp(`crumb\\s+${labels[at]}\\b(?!\\s*[–,])`));
  });

  it("prints a slide that is only words as text, and no figure", () => {
    const page = texts[pageOf("A night is enough")] ?? "";
    expect(page.split("Dough needs time")).toHaveLength(2);
  });

  it("sets code in figures in seven points at least, and text within mirrored margins", async () => {
    const at = pageOf("Code kneads");
    const page = await pdf.getPage(at + 1);
    const { items } = await page.getTextContent();
    const sizes = items.flatMap((item) =>
      "str" in item && item.str.includes("dough") ? [item.transform[3] ?? 0] : [],
    );
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(7);
    const left = async (title: string) => {
      const found = await (await pdf.getPage(pageOf(title) + 1)).getTextContent();
      const item = found.items.find((one) => "str" in one && one.str.startsWith(title));
      return item && "transform" in item ? Math.floor(item.transform[4] ?? 0) : 0;
    };
    // The margin at the spine is the wider one: 27 mm and 23 mm, in points.
    const margin = { 0: 76, 1: 65 };
    const placed = ["Flour 1 is said", "Flour 3 is said", "Heat 1 is said"];
    for (const title of placed)
      expect([title, await left(title)]).toEqual([title, pageOf(title) % 2 === 0 ? margin[0] : margin[1]]);
    expect(new Set(placed.map((title) => pageOf(title) % 2)).size).toBe(2);
  });
});
