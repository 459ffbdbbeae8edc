import { describe, expect, it } from "vitest";
import { duplicateTitle } from "../../../src/check/rules/duplicate-title.js";
import { leftOver } from "../../../src/check/rules/left-over.js";
import { linkText } from "../../../src/check/rules/link-text.js";
import { tooManyBullets } from "../../../src/check/rules/too-many-bullets.js";
import { remarksOf, told } from "../../support/remarks.js";

describe("question marks", () => {
  const marked = async (line: string) => told(await remarksOf(leftOver, `## A talk\n\n${line}\n`));

  it("are the answer to a label", async () => {
    expect(await marked("Difficulty: ???")).toEqual([]);
    expect(await marked("- **Difficulty:** ???")).toEqual([]);
  });

  it("are a gap in a sentence", async () => {
    expect(await marked("It starts in ???")).toEqual(["3:14 “???” says that something is unfinished"]);
    expect(await marked("Mind this: it starts in ???.")).toHaveLength(1);
  });
});

describe("a link", () => {
  const address = `https://example.org/${"a".repeat(60)}`;
  const link = { text: address, name: address, href: address };
  const said = (text: string, links: readonly object[]) =>
    remarksOf(linkText, `## A talk\n\n${text}\n`, { measures: [{ links: links as never }] });

  it("is named by a long address where that stands in the place of words", async () => {
    expect(await said(`See [${address}](${address}).`, [link])).toHaveLength(1);
    expect(await said(`See <a href="${address}">${address}</a>.`, [link])).toHaveLength(1);
    expect(await said(`See ${address}.`, [link])).toEqual([]);
  });

  it("around a picture is a matter of its alternative text", async () => {
    const empty = { text: "", name: "", href: address };
    expect(await said(`[![](a.png)](${address})`, [{ ...empty, isAroundPicture: true }])).toEqual([]);
    expect(await said(`[](${address})`, [empty])).toHaveLength(1);
  });
});

it("a list of links may be longer than others", async () => {
  const list = { element: { tag: "ul", classes: [], text: "One" }, ordered: false, items: 12, depth: 1 };
  const said = (lists: readonly object[]) =>
    remarksOf(tooManyBullets, "## Reading\n\n- One\n", { measures: [{ lists: lists as never }] });
  expect(await said([list])).toHaveLength(1);
  expect(await said([{ ...list, isOfLinks: true }])).toEqual([]);
});

it("a slide may have the title of the deck, and not that of another slide", async () => {
  const slides = (title: string) =>
    `${title} The network model\n\nA talk.\n\n---\n\n## Objectives\n\nMany.\n\n---\n\n## The network model\n\nIt has networks.\n\n---\n\n## The end\n\nThat is all.\n`;
  expect(await remarksOf(duplicateTitle, slides("#"))).toEqual([]);
  expect(await remarksOf(duplicateTitle, slides("##"))).toHaveLength(1);
});
