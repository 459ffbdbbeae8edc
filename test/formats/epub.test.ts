import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { parseDocument } from "htmlparser2";
import { beforeAll, describe, expect, it } from "vitest";
import { type BuiltTalk, talkBuilder } from "../support/talk.js";

const build = talkBuilder();

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

  it("is XML on every page: no entity of HTML, no element left open", () => {
    for (const name of Object.keys(book).filter((each) => /\.(?:xhtml|opf)$/.test(each))) {
      const page = text(name.slice(5));
      expect(page).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
      const opened = page.match(/<[a-z][^>]*(?<!\/)>/g)?.length;
      expect([name, opened]).toEqual([name, page.match(/<\/[a-z]/g)?.length]);
      expect(parseDocument(page, { xmlMode: true }).children.length).toBeGreaterThan(1);
    }
  });

  it("has the same bytes for the same input, wherever it is made", async () => {
    const again = await build(["-f", "epub"], { TZ: "Pacific/Kiritimati" });
    expect(readFileSync(again.dist("talk.epub")).equals(readFileSync(talk.dist("talk.epub")))).toBe(true);
  });
});
