import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { projectMaker, quarterdeckHere } from "../support/project.js";
import { type BuiltTalk, talkBuilder } from "../support/talk.js";
import { faultsOfXml } from "../support/xml.js";

const build = talkBuilder();
const setUp = projectMaker();

/** The files of a book by their names. */
const openBook = ({ dist }: BuiltTalk) => unzipSync(readFileSync(dist("talk.epub")));

let talk: BuiltTalk;
let book: Record<string, Uint8Array>;
beforeAll(async () => {
  talk = await build(["-f", "epub"]);
  book = openBook(talk);
});
const text = (name: string) => strFromU8(book[`EPUB/${name}`] ?? new Uint8Array());

describe("a book for reading systems", () => {
  it("begins with its kind, as it is, and lists all of its files", () => {
    const bytes = readFileSync(talk.dist("talk.epub"));
    expect(bytes.subarray(30, 58).toString("latin1")).toBe("mimetypeapplication/epub+zip");
    const listed = [...text("package.opf").matchAll(/href="([^"]+)"/g)].map(([, name]) => `EPUB/${name}`);
    const others = ["mimetype", "META-INF/container.xml", "EPUB/package.opf"];
    expect([...listed, ...others].toSorted()).toEqual(Object.keys(book).toSorted());
  });

  it("has what is for readers, in text that flows, and a picture with its description", () => {
    const chapter = text("chapter-02.xhtml");
    expect(chapter).toContain("Who reads this was not there: <strong>a shim</strong> waits for its pod.");
    expect(chapter).toContain('<th scope="col">what</th>');
    expect(chapter).not.toContain("The second secret");
    expect(text("chapter-03.xhtml")).toMatch(/<img src="[0-9a-f]{16}\.png" alt="A dot"\/>/);
    expect(text("chapter-03.xhtml")).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML"');
    expect(text("glossary.xhtml")).toContain("<dt>shim</dt><dd>A process that stays beside a pod.</dd>");
  });

  it("keeps for itself what is for other formats, and what is shown to nobody", () => {
    const all = Object.keys(book)
      .filter((name) => name.endsWith(".xhtml"))
      .map((name) => text(name.slice(5)))
      .join("");
    for (const absent of ["A worksheet for the room", "The hidden secret", "[click]</p>"])
      expect(all).not.toContain(absent);
    expect(all).toContain("Only spoken");
  });

  it("says each title of a slide once on its page, and leads to it from the contents", () => {
    const chapter = text("chapter-02.xhtml");
    expect(chapter.split("A shim stays beside the pod").length - 1).toBe(1);
    const places = [...text("nav.xhtml").matchAll(/href="(chapter-[^"#]+)#([^"]+)"/g)];
    expect(places.length).toBeGreaterThan(3);
    for (const [, file = "", id] of places) expect(text(file)).toContain(`id="${id}"`);
  });

  it("has an index, which leads from each term to the sections of its slides by their numbers", () => {
    const index = text("index.xhtml");
    const entry = index.split('epub:type="index-entry"').find((each) => each.includes(">shim<")) ?? "";
    const places = [...entry.matchAll(/href="(chapter-[^"#]+)#([^"]+)">([^<]+)</g)];
    expect(places.map(([, , , label]) => label)).toEqual(["5"]);
    for (const [, file = "", id, label] of places) {
      const section = text(file).split(`<section id="${id}">`)[1] ?? "";
      expect(section).toContain("shim");
      expect(section.split("</section>")[0]).toContain(`Slide ${label}`);
    }
    expect(text("nav.xhtml")).toContain('<a epub:type="index" href="index.xhtml">Index</a>');
  });

  it("is XML on every page, with each id once", () => {
    for (const name of Object.keys(book).filter((each) => /\.(?:xhtml|opf|xml)$/.test(each)))
      expect([name, faultsOfXml(strFromU8(book[name] ?? new Uint8Array()))]).toEqual([name, []]);
    for (const wrong of [
      "<p><b></p></b>",
      '<p a="1" a="2"/>',
      "<p>&nbsp;</p>",
      "<p a=b/>",
      '<p id="a"><b id="a"/></p>',
      "<p>",
    ])
      expect([wrong, faultsOfXml(wrong)]).not.toEqual([wrong, []]);
  });

  it("has an answer of its own for a slide that is for paper alone and asks as the one before it does", async () => {
    const question = (title: string, paper = "") =>
      `<!-- .slide: layout="question"${paper} -->\n## ${title}\n\nBecause of ${title}.\n`;
    const { folder, file } = setUp({
      "a.md": `---\ncover: false\n---\n${question("One")}\n---\n\n${question("Two", ' only="epub"')}\n---\n\n${question("Three")}`,
    });
    const run = await quarterdeckHere(folder, ["build", "a.md", "-f", "epub", "--no-thumbnails"]);
    expect([run.status, run.err]).toEqual([0, expect.any(String)]);
    const answers = strFromU8(unzipSync(readFileSync(file("dist/a.epub")))["EPUB/answers.xhtml"] ?? new Uint8Array());
    expect(faultsOfXml(answers)).toEqual([]);
    expect(answers.match(/Because of/g)?.length).toBe(3);
  });

  it("shows a small figure as small as text, however wide a page is", async () => {
    const square =
      '<svg width="200" height="100" role="img" aria-label="A square"><rect width="200" height="100"/></svg>';
    const { folder, file } = setUp({ "a.md": `---\ncover: false\n---\n## A square\n\n<div>${square}</div>\n` });
    const run = await quarterdeckHere(folder, ["build", "a.md", "-f", "epub", "--no-thumbnails"]);
    expect([run.status, run.err]).toEqual([0, expect.any(String)]);
    const chapter = strFromU8(
      unzipSync(readFileSync(file("dist/a.epub")))["EPUB/chapter-01.xhtml"] ?? new Uint8Array(),
    );
    expect(chapter).toContain('<figure style="max-width: 11em"><img src="figure-001.png" alt="A square"/></figure>');
  });

  it("prints the words of a link to a slide that it does not hold, and no link", async () => {
    const { folder, file } = setUp({
      "a.md": `---\ncover: false\n---\n## Flour\n\nSee [the film](#/film) and [water](#/water).\n\n---\n\n<!-- .slide: id="film" not="epub" -->\n## A film\n\nIt runs.\n\n---\n\n<!-- .slide: id="water" -->\n## Water\n\nFrom the tap.\n`,
    });
    const run = await quarterdeckHere(folder, ["build", "a.md", "-f", "epub", "--quiet", "--no-thumbnails"]);
    expect(run.status).toBe(0);
    expect(run.err).toMatch(/a\.md:6:\d+: warning: .*“film”/);
    const files = unzipSync(readFileSync(file("dist/a.epub")));
    const chapter = strFromU8(files["EPUB/chapter-01.xhtml"] ?? new Uint8Array());
    expect(faultsOfXml(chapter)).toEqual([]);
    expect(chapter).toContain('See the film and <a href="chapter-01.xhtml#slide-2">water</a>.');
  });

  it("has the same bytes for the same input, wherever it is made", async () => {
    const again = await build(["-f", "epub"], { TZ: "Pacific/Kiritimati" });
    expect(readFileSync(again.dist("talk.epub")).equals(readFileSync(talk.dist("talk.epub")))).toBe(true);
  });
});
