import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { afterAll, describe, expect, it } from "vitest";
import { deckDataSchema } from "../../src/export/formats/deck-data.js";
import { openPdf, pageText } from "../support/pdf.js";
import { onePixel, project, quarterdeck, type TestProject } from "../support/project.js";

const longAddress = "https://example.org/a/very/long/address/that/nobody/types";
const words = (count: number) => Array.from({ length: count }, (_, i) => `word${i}`).join(" ");

const files = {
  "slides/decks/talk.deck.yaml": `title: A talk & more
speaker: {name: Ada Speaker, role: Engineer, contact: ada@example.org}
date: 2026-03-04
minutes: 10
glossary: glossary.yaml
sections:
  - intro.md
  - title: First part
    sections: [first.md]
  - title: Second part
    sections: [second.md]
`,
  "slides/glossary.yaml": "terms:\n  - {term: shim, text: A process that stays beside a pod.}\n",
  "slides/intro.md": `## The opening sentence stands here

<!-- .slide: id="opening" minutes="1.5" -->

- One thing
- [A long link](${longAddress}), a [short one](https://a.org)

Note:
The opening secret. ${words(60)}
`,
  "slides/first.md": `<!-- .slide: id="shims" minutes="2" -->
## A shim stays beside the pod

| what | where |
| --- | --- |
| \`a|b\` | here |

\`\`\`go [1|2]
package main
func main() {}
\`\`\`

Note:
The second secret.

---

<!-- .slide: id="worksheet" only="handout" -->
## A worksheet for the room

Only on paper.

---

<!-- .slide: id="private" not="handout,book" -->
## Not for paper

Only spoken.
`,
  "slides/second.md": `<!-- .slide: id="picture" minutes="0.5" -->
## The picture says it

![A dot](dot.png)

---

<!-- .slide: id="last" minutes="1" -->
## What is left to say

- Step one <!-- .element: class="fragment" -->
- Step two <!-- .element: class="fragment" -->

Note:
${words(1400)}
`,
  "slides/dot.png": onePixel,
};

const made: TestProject[] = [];
const setUp = () => {
  const one = project(files);
  made.push(one);
  return one;
};
afterAll(() => {
  for (const one of made) one.remove();
});

async function build(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  const { folder, file } = setUp();
  const run = await quarterdeck(folder, ["build", ...args], environment);
  const dist = (name: string) => file(`dist/${name}`);
  return { ...run, folder, dist };
}

async function allText(file: string): Promise<string> {
  const pdf = await openPdf(file);
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  return pages.join("\n");
}

type Item = { readonly type?: string; readonly tag?: string; readonly str?: string };

/** The text that belongs to an element of the structure: what a reader speaks. */
function spokenText(items: readonly Item[]): string {
  const open: boolean[] = [];
  let text = "";
  for (const { type, str } of items) {
    if (type?.startsWith("beginMarkedContent")) open.push(type === "beginMarkedContentProps");
    else if (type === "endMarkedContent") open.pop();
    else if (open.includes(true)) text += str ?? "";
  }
  return text;
}

/** Width and height of a PNG, from its header. */
const sizeOf = (file: string) => {
  const bytes = readFileSync(file);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

const everything = "html,pdf,handout,notes,book,png,md,json";

describe.concurrent("the formats", () => {
  it("come from one build, each with the slides that are meant for it, and none with a watermark that has no pages", async () => {
    const { status, out, dist } = await build(["-f", everything, "--watermark", "Draft <1>", "--json", "--og"]);
    expect(status).toBe(0);
    const { outputs } = JSON.parse(out).decks[0];
    expect(outputs.map(({ format }: { format: string }) => format)).toEqual([
      ...["html", "pdf", "handout", "notes", "book"],
      ...["png", "png", "md", "md", "json"],
    ]);
    const texts = {
      html: readFileSync(dist("talk.html"), "utf8"),
      md: readFileSync(dist("talk.md"), "utf8"),
      json: readFileSync(dist("talk.json"), "utf8"),
      pdf: await allText(dist("talk.pdf")),
      handout: await allText(dist("talk-handout.pdf")),
      notes: await allText(dist("talk-notes.pdf")),
      book: await allText(dist("talk-book.pdf")),
    };
    const have = (text: string) =>
      Object.entries(texts).flatMap(([format, content]) => (content.includes(text) ? [format] : []));
    expect(have("A worksheet for the room")).toEqual(["handout"]);
    expect(have("Only spoken")).toEqual(["html", "md", "json", "pdf", "notes"]);
    expect(have("Draft <1>")).toEqual(["pdf", "handout", "notes", "book"]);
    expect(have("opening secret")).toEqual(["html", "md", "json", "notes", "book"]);
  });

  it("are tagged for readers, in the deck's language: headings, lists, tables with header cells, and no tag for a watermark", async () => {
    const { dist } = await build(["-f", "pdf,handout,notes,book", "--lang", "en", "--watermark", "Draft"]);
    for (const file of ["talk.pdf", "talk-handout.pdf", "talk-notes.pdf", "talk-book.pdf"]) {
      const pdf = await openPdf(dist(file));
      expect([file, (await pdf.getMarkInfo())?.["Marked"]]).toEqual([file, true]);
      const info = new Map(Object.entries((await pdf.getMetadata()).info));
      expect([info.get("Title"), info.get("Language")]).toEqual(["A talk & more", "en"]);
      const trees = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getStructTree()),
      );
      const printed = JSON.stringify(trees);
      for (const role of ["H2", "TH", "Table", "L"])
        expect([file, printed.includes(`"role":"${role}"`)]).toEqual([file, true]);
      const { items } = await (await pdf.getPage(2)).getTextContent({ includeMarkedContent: true });
      expect([file, spokenText(items as readonly Item[]).includes("Draft")]).toEqual([file, false]);
    }
  });

  it("give the same bytes for the same input", async () => {
    const [first, second] = await Promise.all([1, 2].map(() => build(["-f", "handout,notes,book,png,md,json"])));
    const names = readdirSync(`${first?.folder}/dist`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.includes("."),
    );
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      expect(
        readFileSync(`${second?.folder}/dist/${name}`).equals(readFileSync(`${first?.folder}/dist/${name}`)),
        name,
      ).toBe(true);
    }
  });

  it("that fail leave the others' files alone, and the exit status says it", async () => {
    const { status, err, dist } = await build(["-f", "html,pdf,md"], { QUARTERDECK_BROWSER: "/nowhere/chromium" });
    expect(status).toBe(3);
    expect(err).toContain("not written: talk: pdf");
    expect([existsSync(dist("talk.html")), existsSync(dist("talk.md")), existsSync(dist("talk.pdf"))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    [["--handout", "5"], "a sheet has 1, 2, 3, 4 or 6 slides"],
    [["--beside", "note"], "did you mean notes? write one of: lines, notes, sources, nothing"],
    [["--page-size", "A3"], "write one of: A4, Letter"],
    [["--scale", "big"], "write a number from 0.1 to 4"],
    [["-f", "handouts"], "did you mean handout?"],
  ])("refuse %j with help", async (args, help) => {
    const { status, err } = await build(args);
    expect([status, err]).toEqual([2, expect.stringContaining(help)]);
  });
});

describe.concurrent("a handout", () => {
  it.each([
    ["1", 5],
    ["3", 2],
    ["6", 1],
  ])("has %s slides on a sheet at most", async (perSheet, sheets) => {
    const { dist } = await build(["-f", "handout", "--handout", perSheet]);
    const pdf = await openPdf(dist("talk-handout.pdf"));
    // The last sheet has the glossary.
    expect(pdf.numPages).toBe(sheets + 1);
    const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  });

  it("says deck, part, date and page on each sheet, in the light theme, with a bookmark for each part", async () => {
    const { dist } = await build(["-f", "handout", "--handout", "1", "--page-size", "letter"]);
    const pdf = await openPdf(dist("talk-handout.pdf"));
    const text = await pageText(pdf, 2);
    for (const part of ["A talk & more", "First part", "Ada Speaker", "2026-03-04", "2 / 6"])
      expect(text).toContain(part);
    expect((await pdf.getPage(1)).view.slice(2)).toEqual([612, 792]);
    const outline = (await pdf.getOutline()) ?? [];
    expect(outline.map(({ title }) => title)).toEqual([
      "The opening sentence stands here",
      "First part",
      "Second part",
    ]);
  });

  it("has notes only when asked, whole, and long links as codes", async () => {
    const plain = await build(["-f", "handout", "--handout", "2"]);
    const text = await allText(plain.dist("talk-handout.pdf"));
    expect(text).not.toContain("secret");
    expect(text.replaceAll(" ", "")).toContain(longAddress);
    expect(text).not.toContain("https://a.org");
    const noted = await build(["-f", "handout", "--handout", "2", "--beside", "notes"]);
    const withNotes = await allText(noted.dist("talk-handout.pdf"));
    expect(withNotes).toContain("The opening secret.");
    expect(withNotes).toContain("word1399");
  });
});

describe.concurrent("the speaker's notes", () => {
  it("have the clock, the next slide, and every word", async () => {
    const { dist } = await build(["-f", "notes"]);
    const text = await allText(dist("talk-notes.pdf"));
    expect(text).toContain("00:00 – 01:30");
    expect(text).toContain("01:30 – 03:30");
    expect(text).toContain("Next: A shim stays beside the pod");
    expect(text).toContain("word1399");
  });

  it("go into the PDF as annotations only when asked", async () => {
    const annotations = async (args: readonly string[]) => {
      const { dist } = await build(["-f", "pdf", ...args]);
      const pdf = await openPdf(dist("talk.pdf"));
      const pages = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()),
      );
      return pages.flat().filter(({ subtype }) => subtype === "Text");
    };
    expect(await annotations([])).toEqual([]);
    const found = await annotations(["--pdf-notes"]);
    expect(found.map(({ contentsObj }) => contentsObj.str.slice(0, 18))).toEqual([
      "The opening secret",
      "The second secret.",
      "word0 word1 word2 ",
    ]);
  });
});

describe.concurrent("a book", () => {
  it("has contents and an index with the pages on which things stand", async () => {
    const { dist } = await build(["-f", "book"]);
    const pdf = await openPdf(dist("talk-book.pdf"));
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
    const contents = pages.find((text) => text.includes("Contents")) ?? "";
    for (const title of ["A shim stays beside the pod", "The picture says it", "What is left to say"]) {
      const named = Number(new RegExp(`${title} (\\d+)`).exec(contents)?.[1]);
      // The first page behind the contents that has the title as the heading of its slide.
      const actual = pages.findIndex((text, index) => index > 1 && text.includes(title)) + 1;
      expect([title, named]).toEqual([title, actual]);
    }
    const index = pages.at(-1) ?? "";
    const place = Number(/shim (\d+)/.exec(index)?.[1]);
    expect(pages[place - 1]).toContain("A shim stays beside the pod");
    expect(
      pages.filter((text) => text.replace(/A talk & more|Ada Speaker · 2026-03-04|\d+ \/ \d+/g, "").trim() === ""),
    ).toEqual([]);
    expect((await pdf.getOutline())?.map(({ title }) => title)).toEqual([
      "Introduction",
      "1 First part",
      "2 Second part",
      "Glossary",
      "Index",
    ]);
  });
});

describe.concurrent("the PDF", () => {
  it("labels its pages with the numbers of slides and steps", async () => {
    const { dist } = await build(["-f", "pdf", "--fragments"]);
    const pdf = await openPdf(dist("talk.pdf"));
    const labels = (await pdf.getPageLabels()) ?? [];
    expect(labels.slice(0, 3)).toEqual(["1", "2", "3"]);
    expect(labels).toEqual(expect.arrayContaining(["9.1", "9.2", "9.3"]));
  });

  it("stands on sheets of paper when asked", async () => {
    const { dist } = await build(["-f", "pdf", "--page-size", "A4"]);
    const pdf = await openPdf(dist("talk.pdf"));
    const plain = await openPdf((await build(["-f", "pdf"])).dist("talk.pdf"));
    expect((await pdf.getPage(1)).view.slice(2).map(Math.round)).toEqual([842, 595]);
    expect(pdf.numPages).toBe(plain.numPages);
    expect(await pageText(pdf, 3)).toBe(await pageText(plain, 3));
  });
});

describe.concurrent("pictures", () => {
  it("show each slide at the size that was asked for, and the first one on a card", async () => {
    const { dist } = await build(["-f", "png", "--scale", "0.5", "--og"]);
    const names = readdirSync(dist("talk-png")).sort();
    expect(names.slice(0, 3)).toEqual(["001-cover.png", "002-agenda.png", "003-opening.png"]);
    expect(sizeOf(dist("talk-png/003-opening.png"))).toEqual([640, 360]);
    expect(sizeOf(dist("talk-card.png"))).toEqual([1200, 630]);
    const distinct = new Set(names.map((name) => readFileSync(dist(`talk-png/${name}`)).toString("base64")));
    expect(distinct.size).toBe(names.length);
  });
});

describe.concurrent("text formats", () => {
  it("are Markdown that other tools read, with pictures beside it", async () => {
    const { dist } = await build(["-f", "md"]);
    const text = readFileSync(dist("talk.md"), "utf8");
    expect(text).toContain("# A talk & more");
    expect(text).toContain("## First part\n\n### A shim stays beside the pod");
    expect(text).toContain("```go\npackage main\nfunc main() {}\n```");
    expect(text).toContain("| what | where |");
    expect(text).toContain("> **Notes:** The second secret.");
    const picture = /!\[A dot\]\(([^)]+)\)/.exec(text)?.[1] ?? "";
    expect(existsSync(dist(picture))).toBe(true);
  });

  it("are JSON by its published schema", async () => {
    const { dist } = await build(["-f", "json"]);
    const data = v.parse(deckDataSchema, JSON.parse(readFileSync(dist("talk.json"), "utf8")));
    expect(data.slides.map(({ id }) => id)).toContain("shims");
    const slide = data.slides.find(({ id }) => id === "shims");
    expect(slide).toMatchObject({
      part: "First part",
      minutes: 2,
      notes: "The second secret.",
      file: "slides/first.md",
      line: 1,
    });
  });
});
