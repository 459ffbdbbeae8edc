import { beforeAll, describe, expect, it } from "vitest";
import { openPdf, pageText } from "../../support/pdf.js";
import { project, quarterdeckHere } from "../../support/project.js";
import { allText, type BuiltTalk, longAddress, talkBuilder } from "../../support/talk.js";

const build = talkBuilder();

/** What several tests look at is built once. */
const usual = ["-f", "pdf,handout,notes,book", "--handout", "3"];
let plain: BuiltTalk;
beforeAll(async () => {
  plain = await build(usual);
});

describe.concurrent("a handout", () => {
  it.each([
    ["1", 5],
    ["3", 2],
    ["6", 1],
  ])("has %s slides on a sheet at most", async (perSheet, sheets) => {
    const { dist } = perSheet === "3" ? plain : await build(["-f", "handout", "--handout", perSheet]);
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
    for (const part of ["A talk & more First part 2 ", "Ada Speaker", "4 March 2026"]) expect(text).toContain(part);
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
    expect(text.replaceAll(" ", "")).toContain(longAddress.replace("https://", ""));
    expect(text).not.toContain("https://a.org");
    const noted = await build(["-f", "handout", "--handout", "2", "--beside", "notes"]);
    const withNotes = await allText(noted.dist("talk-handout.pdf"));
    expect(withNotes).toContain("The opening secret.");
    expect(withNotes).toContain("word1399");
  });
});

describe.concurrent("the speaker's notes", () => {
  it("have the clock, the next slide, and every word", async () => {
    const { dist } = plain;
    const text = await allText(dist("talk-notes.pdf"));
    expect(text).toContain("0:00:00 – 0:01:30");
    expect(text).toContain("0:01:30 – 0:03:30");
    expect(text).toContain("Next: A shim stays beside the pod");
    expect(text).toContain("word1399");
  });

  it("go into the PDF as annotations only when asked", async () => {
    const annotations = async ({ dist }: BuiltTalk) => {
      const pdf = await openPdf(dist("talk.pdf"));
      const pages = await Promise.all(
        Array.from({ length: pdf.numPages }, async (_, index) => (await pdf.getPage(index + 1)).getAnnotations()),
      );
      return pages.flat().filter(({ subtype }) => subtype === "Text");
    };
    expect(await annotations(plain)).toEqual([]);
    const found = await annotations(await build(["-f", "pdf", "--pdf-notes"]));
    expect(found.map(({ contentsObj }) => contentsObj.str.slice(0, 18))).toEqual([
      "The opening secret",
      "The second secret.",
      "word0 word1 word2 ",
    ]);
  });
});

describe.concurrent("a book", () => {
  it("has contents and an index with the pages on which things stand", async () => {
    const { dist } = plain;
    const pdf = await openPdf(dist("talk-book.pdf"));
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
    const contents = pages.find((text) => text.includes("Contents")) ?? "";
    const labels = (await pdf.getPageLabels()) ?? [];
    const numbered = (number: number) => pages[labels.indexOf(String(number))] ?? "";
    for (const title of ["A shim stays beside the pod", "The picture says it", "What is left to say"]) {
      const named = Number(new RegExp(`${title} (\\d+)`).exec(contents)?.[1]);
      expect(numbered(named)).toContain(title);
      expect(numbered(named)).not.toContain("What you will learn");
    }
    const index = pages.at(-1) ?? "";
    const place = Number(/shim (\d+)/.exec(index)?.[1]);
    expect(numbered(place)).toContain("A shim stays beside the pod");
    // Before a chapter at the right a page may be empty, and then it has no line either.
    const blank = pages.filter(
      (text) => text.replace(/A talk & more|Ada Speaker · 4 March 2026|\b[ivx\d]+\b/g, "").trim() === "",
    );
    expect(blank.join("").trim()).toBe("");
    expect((await pdf.getOutline())?.map(({ title }) => title)).toEqual([
      "Introduction",
      "1 First part",
      "2 Second part",
      "Glossary",
      "Index",
    ]);
  });
});

describe.concurrent("a worksheet between slides", () => {
  const worksheet = (title: string) => `<!-- .slide: layout="worksheet" -->\n## ${title}\n\n1. Schreib auf.\n`;
  const print = async (slides: readonly string[]) => {
    const made = project({ "w.md": slides.join("\n---\n\n") });
    const { status } = await quarterdeckHere(made.folder, ["build", "w.md", "-f", "handout,book"]);
    expect(status).toBe(0);
    const texts = await Promise.all(
      ["handout", "book"].map(async (format) => {
        const pdf = await openPdf(made.file(`dist/w-${format}.pdf`));
        return Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
      }),
    );
    made.remove();
    return { handout: texts[0] ?? [], book: texts[1] ?? [] };
  };

  it("has sheets of its own in a handout, and the slides after it have theirs", async () => {
    const { handout } = await print(["## One\n", worksheet("Übung eins"), "## Two\n", "## Three\n"]);
    const titles = ["1 One", "Übung eins", "3 Two", "4 Three"];
    expect(handout.map((text) => titles.filter((title) => text.includes(title)))).toEqual([
      ["1 One"],
      ["Übung eins"],
      ["3 Two", "4 Three"],
    ]);
  });

  it("ends a handout without an empty page", async () => {
    const { handout } = await print(["## One\n", worksheet("Übung eins")]);
    expect(handout.map((text) => text.includes("Übung eins"))).toEqual([false, true]);
  });

  it("begins on a page of its own, and leaves nothing of its title on the page before, in any script", async () => {
    const titles = ["Übung eins", "Ångström", "Ế", "تمرين أول", "إِنَّ ٱللَّٰه"];
    const [first = "", ...others] = titles.flatMap((title, index) => [`## Plain ${index}\n`, worksheet(title)]);
    const printed = await print([`---\ntitle: Deck\n---\n\n${first}`, ...others]);
    for (const [format, pages] of Object.entries(printed)) {
      // What stands behind a slide on its page, where the next worksheet would begin.
      const inside = pages.filter((text) => !/Contents|What you will learn/.test(text));
      const behind = inside.flatMap((text) => /.*Plain \d(.*)$/su.exec(text.normalize("NFD"))?.[1] ?? []);
      expect(behind.length, format).toBeGreaterThanOrEqual(titles.length);
      expect(
        behind.filter((text) => /[\p{M}\p{Script=Arabic}]/u.test(text)),
        format,
      ).toEqual([]);
      for (const title of titles.slice(0, 2))
        expect(
          pages.some((text) => text.includes(title)),
          title,
        ).toBe(true);
    }
  });
});
