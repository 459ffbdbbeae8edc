import { existsSync, readdirSync, readFileSync } from "node:fs";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { deckDataSchema } from "../../src/export/formats/deck-data.js";
import { thoroughly } from "../support/breadth.js";
import { openPdf, pageText } from "../support/pdf.js";
import { allText, type BuiltTalk, talkBuilder } from "../support/talk.js";

const build = talkBuilder();

/** What several tests look at is built once. */
const usual = ["-f", "pdf,handout,notes,book,png,md,json"];
let plain: BuiltTalk;
beforeAll(async () => {
  plain = await build(usual);
});

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

const everything = "html,pdf,handout,notes,book,png,card,md,json";

describe.concurrent("the formats", () => {
  it("come from one build, each with the slides that are meant for it, and none with a watermark that has no pages", async () => {
    const { status, out, dist } = await build(["-f", everything, "--watermark", "Draft <1>", "--json"]);
    expect(status).toBe(0);
    const { outputs } = JSON.parse(out).decks[0];
    expect(outputs.map(({ format }: { format: string }) => format)).toEqual([
      ...["html", "pdf", "handout", "notes", "book"],
      ...["png", "card", "md", "md", "json"],
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
    expect([have("Nobody sees"), have("hidden secret")]).toEqual([[], []]);
    expect(have("Only spoken")).toEqual(["html", "md", "json", "pdf", "notes"]);
    expect(have("Draft <1>")).toEqual(["pdf", "handout", "notes", "book"]);
    expect(have("opening secret")).toEqual(["html", "md", "json", "notes", "book"]);
    // Text for readers takes the place of what is said, and stands on no screen.
    expect(have("Who reads this was not there")).toEqual(["md", "json", "handout", "book"]);
    expect(have("The second secret")).toEqual(["html", "md", "json", "notes"]);
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
      for (const role of ["H1", "TH", "Table", "L"])
        expect([file, printed.includes(`"role":"${role}"`)]).toEqual([file, true]);
      const { items } = await (await pdf.getPage(2)).getTextContent({ includeMarkedContent: true });
      expect([file, spokenText(items as readonly Item[]).includes("Draft")]).toEqual([file, false]);
    }
  });

  thoroughly("give the same bytes for the same input", async () => {
    const second = await build(usual);
    const names = readdirSync(`${plain.folder}/dist`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.includes("."),
    );
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      expect(readFileSync(second.dist(name)).equals(readFileSync(plain.dist(name))), name).toBe(true);
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
    const slides = await openPdf(plain.dist("talk.pdf"));
    expect((await pdf.getPage(1)).view.slice(2).map(Math.round)).toEqual([842, 595]);
    expect(pdf.numPages).toBe(slides.numPages);
    expect(await pageText(pdf, 3)).toBe(await pageText(slides, 3));
  });
});

describe.concurrent("pictures", () => {
  it("show each slide at the size that was asked for, beside a card of its own size", async () => {
    const { dist } = await build(["-f", "png,card", "--scale", "0.5"]);
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
    const { dist } = plain;
    const text = readFileSync(dist("talk.md"), "utf8");
    expect(text).toContain("# A talk & more");
    expect(text).toContain("## First part\n\n### A shim stays beside the pod");
    expect(text).toContain("```go\npackage main\nfunc main() {}\n```");
    expect(text).toContain("| what | where |");
    expect(text).toContain("> **Notes:** The second secret.");
    expect(text).toMatch(/Half of \s*```math\n2 \\cdot 3\n```\s* is \$`3`\$:/);
    const picture = /!\[A dot\]\(([^)]+)\)/.exec(text)?.[1] ?? "";
    expect(existsSync(dist(picture))).toBe(true);
  });

  it("are JSON by its published schema", async () => {
    const { dist } = plain;
    const data = v.parse(deckDataSchema, JSON.parse(readFileSync(dist("talk.json"), "utf8")));
    expect(data.slides.map(({ id }) => id)).toContain("shims");
    const slide = data.slides.find(({ id }) => id === "shims");
    expect(slide).toMatchObject({
      part: "First part",
      minutes: 2,
      notes: "The second secret. [click] Then the third.",
      reader: "Who reads this was not there: **a shim** waits for its pod. `[click]` is a marker.",
      file: "slides/first.md",
      line: 1,
    });
  });
});
