import { describe, expect, it } from "vitest";
import { addNotes, addPageLabels } from "../../../../src/export/pdf/annotations.js";
import { objectText } from "../../../../src/export/pdf/file.js";
import { readSample, reopen } from "./samples.js";

describe("notes", () => {
  const notes = async (texts: readonly string[], author = "Renée (she/her)") => {
    const pdf = readSample("part-1");
    addNotes(pdf, texts, author);
    const written = await reopen(pdf);
    return Promise.all([1, 2].map(async (page) => (await written.getPage(page)).getAnnotations()));
  };

  it("stand beside the links of a page, and alone where it has none", async () => {
    const [first = [], second = []] = await notes(["one (1) \\ $&", "zwei\nÄ 🚢"]);
    expect(first.map(({ subtype }) => subtype)).toEqual(["Link", "Link", "Link", "Link", "Text"]);
    expect(second.map(({ subtype }) => subtype)).toEqual(["Text"]);
    expect([first.at(-1), second[0]].map((note) => note?.contentsObj.str)).toEqual(["one (1) \\ $&", "zwei\nÄ 🚢"]);
    expect([first.at(-1), second[0]].map((note) => note?.titleObj.str)).toEqual(["Renée (she/her)", "Renée (she/her)"]);
    expect(first[3].url).toBe("https://example.org/x");
  });

  it("stand in the page's upper left corner", () => {
    const pdf = readSample("part-1");
    const number = pdf.next;
    addNotes(pdf, ["", "note"], "Author");
    const rectangle = /\/Rect\[([^\]]*)\]/.exec(objectText(pdf, number))?.[1]?.split(" ").map(Number);
    // The page is 360 by 203.04 points.
    expect(rectangle?.map(Math.round)).toEqual([8, 175, 28, 195]);
  });

  it("are only where there is a text", async () => {
    const [first = [], second = []] = await notes(["", "only here"]);
    expect(first.map(({ subtype }) => subtype)).toEqual(["Link", "Link", "Link", "Link"]);
    expect(second).toHaveLength(1);
    const [, none = []] = await notes(["fewer than pages"]);
    expect(none).toEqual([]);
  });
});

describe("page labels", () => {
  const labels = async (wanted: readonly string[]) => {
    const pdf = readSample("many");
    addPageLabels(pdf, wanted);
    return (await reopen(pdf)).getPageLabels();
  };
  const plain = Array.from({ length: 20 }, (_, index) => String(index + 1));

  it("are the numbers of the slides", async () => {
    expect(await labels(plain)).toEqual(plain);
  });

  it("say which step of a slide a page shows", async () => {
    const steps = ["1", "2.1", "2.2", "2.3", ...plain.slice(2, 18)];
    expect(await labels(steps)).toEqual(steps);
  });

  it("may be any text", async () => {
    const odd = ["(a)", "$&", "ä🚢", "\\", ...plain.slice(4)];
    expect(await labels(odd)).toEqual(odd);
  });
});
