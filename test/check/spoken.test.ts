import { describe, expect, it } from "vitest";
import { checkTogether, type Found } from "../support/check.js";
import { plainPicture } from "../support/pictures.js";

const checked = checkTogether();
const photo = { "photo.png": plainPicture(1600, 900, [200, 200, 210]) };
const deckOf = (...slides: readonly string[]) => slides.join("\n\n---\n\n");
const titled = (body: string, index: number) => `## The runtime starts process ${index + 1}\n\n${body}`;
const of = (found: readonly Found[], ...codes: readonly string[]) =>
  found.filter(({ code }) => codes.includes(code)).toSorted((a, b) => a.line - b.line);
/** A habit is told once, with all of its places. */
const placesOf = (found: readonly Found[]) => found.flatMap((each) => each.places ?? [each]);
const messages = (found: readonly Found[]) => found.map(({ message }) => message);

describe.concurrent("what stands for a picture", () => {
  const picture = (alt: string) => `![${alt}](photo.png)`;
  const hollow = ["screenshot 2", "Bild", "a picture of", "IMG_1234", "photo", "3f2a9c1e77b0", "スクリーンショット"];
  const said = ["A rack with 12 servers", "Photo of a rack", "Bild 3 der Reihe zeigt den Kern"];
  const drawing = (attributes: string, inside = "") =>
    `<svg viewBox="0 0 9 9" width="300" height="300" ${attributes}>${inside}<rect width="9" height="9"/></svg>`;
  const named = [drawing('role="img"', "<title>A square</title>"), drawing('aria-hidden="true"')];
  const deck = deckOf(
    ...[
      ...hollow.map(picture),
      drawing('role="img"'),
      drawing('aria-label="figure 1"'),
      ...said.map(picture),
      ...named,
    ].map(titled),
  );
  const found = checked({ "talk.md": deck, ...photo });
  it("says more than that there is one", async () => {
    const texts = of(await found(), "alternative-text", "accessibility");
    expect(placesOf(texts).map(({ line }) => line)).toEqual(
      Array.from({ length: hollow.length + 2 }, (_, n) => 3 + n * 6),
    );
    expect(texts[0]?.message).toMatch(/^the alternative text “screenshot 2” says nothing about the picture; 8 more/);
  });
});

describe.concurrent("links", () => {
  const long = `https://example.org/${"a-long-way/".repeat(6)}`;
  const links = [
    "Write `[here](x)`, then read [here](https://example.org/1)",
    "[](https://example.org/2)",
    `<${long}>`,
    "[وهنا](https://example.org/3) and [هنا](https://example.org/4)",
    "<https://example.org>",
    "[the minutes](https://example.org/5)",
  ];
  const found = checked({
    "talk.md": `## All of these lead somewhere\n\n${links.map((each) => `- ${each}\n`).join("")}`,
  });
  it("say where they lead", async () => {
    const texts = of(await found(), "link-text", "accessibility");
    expect(placesOf(texts).map(({ line, column }) => `${line}:${column}`)).toEqual(["3:32", "4:6", "6:37"]);
  });
});

describe.concurrent("what axe-core finds", () => {
  const found = checked({
    "talk.md": `## Two buttons are here\n\n<button>Go</button>\n\n<button class="second"></button>\n`,
  });
  it("is told by its tag, in its line", async () => {
    const [button, ...others] = of(await found(), "accessibility");
    expect(others).toEqual([]);
    expect(button).toMatchObject({ line: 5, message: expect.stringContaining('<button class="second">') });
  });
});

describe.concurrent("titles", () => {
  const list = "- The kernel starts it\n- The shim waits for it";
  const copy = "## The shim waits for the process";
  const without = checked({
    "talk.md": deckOf(
      titled(list, 0),
      list,
      list,
      titled(list, 1),
      "![A rack](photo.png)",
      "Questions?",
      "> It is\n> a quotation",
      list,
    ),
    ...photo,
  });
  it("are there, where something else does not stand for them", async () => {
    const found = of(await without(), "missing-title");
    expect(messages(found)).toEqual(["this slide has no title, nor has the one after it", "this slide has no title"]);
    expect(found.map(({ line }) => line)).toEqual([8, 38]);
  });

  const below = checked({ "talk.md": `---\nvertical-separator: "^--$"\n---\n\n${titled(list, 0)}\n\n--\n\n${list}\n` });
  it("are not wanted of slides below one that has a title", async () => {
    expect(of(await below(), "missing-title")).toEqual([]);
  });

  const apart = checked({
    "talk.md": deckOf(`${copy}\n\nOnce.`, titled("More.", 0), `${copy}\n\nNever.`, titled("End.", 1)),
  });
  const inRow = checked({ "talk.md": deckOf(`${copy}\n\nOnce.`, `${copy}\n\nTwice.`, titled("End.", 1)) });
  const again = checked({
    "talk.md": deckOf(`${copy}\n\n${list}`, titled("More.", 0), `${copy}\n\n${list}\n- And another`, titled("End.", 1)),
  });
  it("are those of one slide, unless it grows; where it may go on, that is a hint", async () => {
    const said = async (project: () => Promise<Found[]>) =>
      of(await project(), "duplicate-title").map(({ line, severity }) => `${line} ${severity}`);
    expect([await said(apart), await said(inRow), await said(again)]).toEqual([["13 warning"], ["7 hint"], []]);
  });
});

describe.concurrent("slides that show nothing", () => {
  const found = checked({
    "talk.md": deckOf(
      titled("It leaves.", 0),
      "Note:\nSay it.",
      '<!-- .slide: data-background-color="#000" -->',
      titled("End.", 1),
      "<!-- the map comes here -->\n\nNote:\nSay where north is.",
    ),
  });
  it("are found where they begin, and a dark one is meant so", async () => {
    expect(of(await found(), "empty-slide").map(({ line }) => line)).toEqual([7, 22]);
  });
});

describe.concurrent("pictures", () => {
  const shown = (style: string) => `<img src="photo.png" alt="A rack" style="${style}">`;
  const styles = [
    "width:400px;height:300px;object-fit:fill",
    "width:300px;transform:scaleX(1.5)",
    "width:400px;height:300px",
  ];
  const turned = [
    "width:400px;height:225px;object-fit:fill;transform:rotate(9deg)",
    "width:300px;height:300px;object-fit:cover",
  ];
  const found = checked({ "talk.md": deckOf(...[...styles, ...turned].map(shown).map(titled)), ...photo });
  it("keep their ratio", async () => {
    expect(messages(of(await found(), "distorted-image"))).toEqual([
      "this picture has 1600 × 900 pixels and is stretched by 33 % in height",
      "this picture has 1600 × 900 pixels and is stretched by 50 % in width",
    ]);
  });
});

describe.concurrent("texts", () => {
  const [one, two] = ["The first of two texts", "The second of two texts"];
  const pair = (container: string, first = "", second = "") =>
    `<div style="${container}"><p style="${first}">${one}</p><p style="${second}">${two}</p></div>`;
  const wrong = [
    pair("display:flex;flex-direction:row-reverse"),
    pair("display:flex;flex-direction:column", "", "order:-1"),
    pair("display:grid", "grid-row:2", "grid-row:1"),
    pair("position:relative;padding-top:90px", "", "position:absolute;top:0"),
    pair("", "float:right", "float:right"),
    pair("position:relative;height:200px", "position:absolute;top:90px", "position:absolute;top:0"),
    pair("display:flex;flex-direction:row-reverse").replace("<div", '<div class="topic-list"'),
  ];
  const right = [
    pair("position:relative;height:200px", "position:absolute;top:90px", "position:absolute;top:0;left:500px"),
    pair("display:flex"),
    pair("display:grid;grid-template-columns:1fr 1fr", "grid-column:1", "grid-column:2"),
    pair("", "position:absolute;bottom:50px;right:50px", ""),
    pair("display:flex;direction:rtl"),
    pair("", "", "float:right"),
  ];
  const found = checked({ "talk.md": deckOf(...[...wrong, ...right].map(titled)) });
  it("are read in the order in which they are seen", async () => {
    const texts = of(await found(), "reading-order");
    expect(texts.map(({ line }) => line)).toEqual(wrong.map((_, index) => 3 + index * 6));
    expect(messages(texts).map((message) => /\(.*\)$/.exec(message)?.[0])).toEqual([
      "(flex-direction: row-reverse)",
      "(order: -1)",
      "(grid-row: 1)",
      "(position: absolute)",
      "(float: right)",
      "(position: absolute)",
      "(flex-direction: row-reverse)",
    ]);
  });
});

describe.concurrent("what is found stands where it is written", () => {
  const slides = [
    '<svg role="img" aria-label="Above are your files" width="300" height="99"><rect width="300" height="99" fill="#9fd8a4"/>\n<text x="9" y="60" font-size="40" fill="#fff">your files</text></svg>',
    "#### The runtime\n\nIt starts the process.",
    "<table>\n<tr><td>Year</td><td>Size</td></tr>\n<tr><td>2024</td><td>90 GB</td></tr>\n</table>",
  ];
  const found = checked({ "talk.md": deckOf(...slides.map(titled)) });
  it("and not where its words are a name, a title or a part of another text", async () => {
    const places = of(await found(), "contrast", "heading-order", "table-headers");
    expect(places.map(({ line, code }) => `${line} ${code}`)).toEqual([
      "4 contrast",
      "10 heading-order",
      "19 table-headers",
    ]);
  });
});

describe.concurrent("a break that was left before the last word", () => {
  const broken = ["has a pump for<br>all", "has a pump for all.<br>really", "is there for<br>Ada"];
  const found = checked({
    "talk.md": `## The cellar has a pump\n\n${broken.map((end) => `- The cellar of the house by the river ${end}\n`).join("")}- New<br>words\n`,
  });
  it("is told from one that begins something new", async () => {
    expect(of(await found(), "short-last-line").map(({ line }) => line)).toEqual([3]);
  });
});
