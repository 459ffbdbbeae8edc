import { describe, expect, it } from "vitest";
import { asHtml } from "../../../src/render/html/html.js";
import { paperParts } from "../../../src/render/page/paper-parts.js";

const sheets = 40;
const elements = 300;

/** A document of many sheets; the last links to the first, and the first to the last. */
const documentOf = (begins: string) =>
  asHtml(
    `<main class="x">${Array.from(
      { length: sheets },
      (_, index) =>
        `<section id="s${index}"${begins}>${"<i>a</i>".repeat(elements)}<a href="#s${sheets - 1 - index}">to it</a></section>`,
    ).join("")}</main>`,
  );

const idsIn = (body: string) => [...body.matchAll(/<section id="(s\d+)"/g)].map(([, id]) => id);

describe("a document on paper", () => {
  it("is printed in parts of about the same length where it is long, with every sheet once and in order", () => {
    const parts = paperParts(documentOf(" data-sheet"), []);
    const lists = parts.map(({ body }) => idsIn(body));
    expect(lists.flat()).toEqual(Array.from({ length: sheets }, (_, index) => `s${index}`));
    expect(parts).toHaveLength(2);
    expect(lists[0]).toHaveLength(sheets / 2);
    for (const { body } of parts) expect(body).toContain('<main class="x">');
  });

  it("keeps links from part to part: each part has the places to which it links, and names those of others", () => {
    const [first, second] = paperParts(documentOf(" data-sheet"), []);
    expect(first?.body).toContain('<span id="s39"></span>');
    expect(first?.body).not.toContain('<span id="s3"></span>');
    expect(second?.body).toContain('<a href="#s39"></a>');
  });

  it("has no place for a link to what it does not hold", () => {
    const sheet = `<section data-sheet>${"<i>a</i>".repeat(5000)}<a href="#sources">to them</a></section>`;
    const parts = paperParts(asHtml(`<main>${sheet}${sheet}</main>`), []);
    expect(parts).toHaveLength(2);
    for (const { body } of parts) expect(body).not.toContain('id="sources"');
  });

  it("is printed in one go where it is short, or where no template says that a sheet begins", () => {
    const short = asHtml("<main><p>a</p></main>");
    expect(paperParts(short, [])).toEqual([{ body: short, behind: [] }]);
    expect(paperParts(documentOf(""), [])).toHaveLength(1);
    const other = asHtml(`<article>${"<i>a</i>".repeat(20_000)}</article>`);
    expect(paperParts(other, [])).toHaveLength(1);
  });

  it("names the pictures that stand behind something, for which a browser asks late", () => {
    const body = asHtml('<main><p style="background:url(/a.png)"></p><img src="/b.png"></main>');
    expect(paperParts(body, ["a.png", "b.png", "c.png"]).map(({ behind }) => behind)).toEqual([["a.png"]]);
  });
});
