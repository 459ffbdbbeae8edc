import { describe, expect, it } from "vitest";
import type { Heading } from "../../../src/check/measures.js";
import { headingOrder } from "../../../src/check/rules/heading-order.js";
import { fixedBy, remarksOf, told } from "../../support/remarks.js";

/** Headings as they are measured: `## One, #### Two`. */
const headingsOf = (list: string): { headings: Heading[] } => ({
  headings: list.split(", ").map((each) => ({
    level: each.indexOf(" "),
    text: each.slice(each.indexOf(" ") + 1),
    region: "body" as never,
  })),
});
const look = (text: string, ...slides: string[]) => remarksOf(headingOrder, text, { measures: slides.map(headingsOf) });

describe("the fix of a skipped level", () => {
  it("is at the heading, not at the same words in code or a comment", async () => {
    const text =
      "## Config\n\n```sh\n#### Storage driver\n```\n\n<!--\n#### Storage driver\n-->\n\n#### Storage driver\n\nIt is.\n";
    const remarks = await look(text, "## Config, #### Storage driver");
    expect(told(remarks)).toEqual(["11:6 this heading has level 4, the one before it has 2"]);
    expect(fixedBy(remarks, text)).toBe(text.replace("#### Storage driver\n\nIt", "### Storage driver\n\nIt"));
  });

  it("is at the one of two with the same words that skips", async () => {
    const text = "## A\n\n### B\n\n#### Setup\n\nIt is.\n\n## C\n\n#### Setup\n\nIt is.\n";
    const remarks = await look(text, "## A, ### B, #### Setup, ## C, #### Setup");
    expect(told(remarks)).toEqual(["11:6 this heading has level 4, the one before it has 2"]);
    expect(fixedBy(remarks, text)).toBe(text.replace("## C\n\n####", "## C\n\n###"));
  });

  it("is missing where a heading comes from elsewhere", async () => {
    const text = "## A\n\n#### Setup\n\nIt is.\n\n<h3>B</h3>\n";
    const remarks = await look(text, "## A, #### Setup, ### B");
    expect(told(remarks)).toEqual(["3:6 this heading has level 4, the one before it has 2"]);
    expect(fixedBy(remarks, text)).toBe(text);
  });
});

it("a deck that always skips a level is told so once, and each of its slides is read once", async () => {
  const slides = Array.from({ length: 300 }, (_, index) => `## One ${index}\n\nText.\n\n#### Two ${index}\n\nText.\n`);
  let reads = 0;
  const measures = slides.map((_, index) => {
    const { headings } = headingsOf(`## One ${index}, #### Two ${index}`);
    return {
      get headings() {
        reads++;
        return headings;
      },
    };
  });
  const remarks = await remarksOf(headingOrder, slides.join("\n---\n\n"), { measures });
  expect(told(remarks)).toEqual(["5:6 headings of level 4 follow those of level 2 on 300 slides"]);
  expect(reads).toBeLessThan(slides.length * 5);
});

describe("a skipped level", () => {
  const severityOf = async (text: string, ...slides: string[]) =>
    (await look(text, ...slides)).map(({ severity = "warning" }) => severity);
  const sections = "### A\n\nIt is.\n\n### B\n\nIt is.\n\n### C\n\nIt is.\n\n";
  const first = `## One\n\n${sections}---\n\n`;
  const measured = "## One, ### A, ### B, ### C";

  it("is a slip where the deck uses the level, and a hint where it does not", async () => {
    expect(await severityOf(`${first}## Two\n\n#### D\n\nIt is.\n`, measured, "## Two, #### D")).toEqual(["warning"]);
    expect(await severityOf("## Two\n\n#### D\n\nIt is.\n", "## Two, #### D")).toEqual(["hint"]);
  });

  it("is a hint where the heading is a remark in large letters", async () => {
    expect(await severityOf(`${first}## Two\n\n#### **D**\n\nIt is.\n`, measured, "## Two, #### D")).toEqual(["hint"]);
  });

  it.each([
    ["code", "#### _app.ts_\n```ts\nlet a;\n```\n"],
    ["a picture, behind a comment", "#### A map\n\n<!-- .element: class=a -->\n![A map](a.png)\n"],
    ["a table", "#### A table\n\n| a | b |\n| --- | --- |\n"],
    ["an element", '#### A map\n\n<img src="a.png" alt="A map">\n'],
    ["nothing", "#### That is all\n"],
  ])("is none above %s", async (_, text) => {
    const heading = /#### _?([^_\n]+)/.exec(text)?.[1] ?? "";
    expect(await look(`${first}## Two\n\nText.\n\n${text}`, measured, `## Two, #### ${heading}`)).toEqual([]);
  });

  it("is none below the title of a title slide, and in an item of a list", async () => {
    const title = "# The talk\n\n![A map](a.png)\n\n###### A. Author\n\n- 2026\n";
    expect(await look(title, "# The talk, ###### A. Author")).toEqual([]);
    const sample = `${first}## Two\n\n* A title\n\n  #### D\n\n  It is.\n`;
    const headings = headingsOf("## Two, #### D").headings.map((each) => ({ ...each, isInner: true as const }));
    expect(await remarksOf(headingOrder, sample, { measures: [headingsOf(measured), { headings }] })).toEqual([]);
  });
});
