import { describe, expect, it } from "vitest";
import { destinationPages } from "../../../../src/export/pdf/destinations.js";
import { objectText, type PdfFile, pageNumbers } from "../../../../src/export/pdf/file.js";
import { mergePdfs } from "../../../../src/export/pdf/merge.js";
import { writePdf } from "../../../../src/export/pdf/write.js";
import { pageText } from "../../../support/pdf.js";
import { linksOn, readSample, reopen, rolesOn, slideIds } from "./samples.js";

const merged = () => mergePdfs([readSample("part-1"), readSample("part-2")], slideIds);

/** Every match of a pattern's first group in the objects without a stream. */
function findAll(pdf: PdfFile, pattern: RegExp): string[] {
  return [...pdf.objects.keys()].flatMap((number) =>
    [...objectText(pdf, number).matchAll(pattern)].map(([, found]) => found ?? ""),
  );
}

/** The text of the object to which a key of another one refers. */
function follow(pdf: PdfFile, from: number, ...keys: string[]): string {
  return keys.reduce(
    (text, key) => {
      const number = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1];
      return objectText(pdf, Number(number));
    },
    objectText(pdf, from),
  );
}

describe("a deck printed in parts", () => {
  it("is given back as it is when there is one part", () => {
    const only = readSample("part-1");
    expect(mergePdfs([only], ["start", "größe"])).toBe(only);
    expect(only).toEqual(readSample("part-1"));
    const draft = readSample("draft");
    expect(mergePdfs([draft], ["start", "größe"])).toBe(draft);
  });

  it("has the pages of all parts in order", async () => {
    const pdf = await reopen(merged());
    expect(pdf.numPages).toBe(4);
    const texts = await Promise.all([1, 2, 3, 4].map((page) => pageText(pdf, page)));
    expect(texts.map((text) => text.trim().split(" ")[0])).toEqual(["Start", "Größe", "Two", "End"]);
  });

  it("has pages in nested trees", async () => {
    const pdf = mergePdfs([readSample("part-1"), readSample("many"), readSample("part-2")], []);
    expect(pageNumbers(pdf)).toHaveLength(24);
    expect(follow(pdf, pdf.root, "Pages")).toContain("/Count 24\n");
    const written = await reopen(pdf);
    expect(await pageText(written, 3)).toContain("Page 1");
    expect(await pageText(written, 22)).toContain("Page 20");
    expect(await pageText(written, 24)).toContain("End");
  });

  it("refers to no object that is not there", () => {
    const pdf = merged();
    const outside = /\((?:\\[\s\S]|[^\\()])*\)|(\d+) 0 R/g;
    const missing = findAll(pdf, outside).filter((number) => number !== "" && !pdf.objects.has(Number(number)));
    expect(missing).toEqual([]);
  });

  it("holds nothing to which nothing refers", () => {
    const pdf = merged();
    const reached = new Set<number>();
    const walk = (number: number): void => {
      if (reached.has(number)) return;
      reached.add(number);
      for (const [, next] of objectText(pdf, number).matchAll(/(\d+) 0 R/g)) walk(Number(next));
    };
    walk(pdf.root);
    walk(pdf.info);
    expect([...pdf.objects.keys()].filter((number) => !reached.has(number))).toEqual([]);
  });

  it("keeps the tags of every page", async () => {
    const pdf = await reopen(merged());
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    const alone = [await reopen(readSample("part-1")), await reopen(readSample("part-2"))];
    for (const page of [1, 2, 3, 4]) {
      const before = await rolesOn(alone[page < 3 ? 0 : 1] ?? pdf, page < 3 ? page : page - 2);
      const roles = await rolesOn(pdf, page);
      expect(roles.filter((role) => role !== "Document" && role !== "Sect")).toEqual(
        before.filter((role) => role !== "Document"),
      );
      expect(roles.filter((role) => role === "Document")).toHaveLength(1);
      expect(roles.includes("Sect")).toBe(page > 2);
      expect(roles).toContain("H2");
    }
  });

  it("has one structure whose entries are all found from their pages and links", () => {
    const pdf = merged();
    const keys = findAll(pdf, /\/StructParents? (\d+)/g);
    expect(new Set(keys).size).toBe(4 + 7);
    const tree = follow(pdf, pdf.root, "StructTreeRoot", "ParentTree");
    const numbers = [...tree.matchAll(/(\d+) \d+ 0 R/g)].map(([, key]) => key);
    expect(numbers).toEqual(
      keys
        .map(Number)
        .sort((a, b) => a - b)
        .map(String),
    );
    expect(follow(pdf, pdf.root, "StructTreeRoot")).toContain(`/ParentTreeNextKey ${Number(numbers.at(-1)) + 1}\n`);
  });

  it("leads every link to its slide, in both directions", async () => {
    const pdf = await reopen(merged());
    expect(await linksOn(pdf, 1)).toEqual([2, 3, 4, "https://example.org/x"]);
    expect(await linksOn(pdf, 2)).toEqual([]);
    expect(await linksOn(pdf, 3)).toEqual([2, 1, 4]);
    expect(await linksOn(pdf, 4)).toEqual([]);
  });

  it("has each destination once, also where the first part has none", async () => {
    const names = findAll(merged(), /\/(\S+) \[\d+ 0 R \/(?:XYZ|Fit)/g);
    expect([...names].sort()).toEqual(["gr#25C3#25B6#25C3#259Fe", "start", "the:#28end#29", "two#2520words"]);
    const slides = [...Array.from({ length: 20 }, (_, index) => `page-${index}`), "two words", "the:(end)"];
    const pdf = mergePdfs([readSample("many"), readSample("part-2")], slides);
    expect([...destinationPages(pdf)].filter(([id]) => !id.startsWith("page-"))).toEqual([
      ["the:(end)", 21],
      ["two words", 20],
    ]);
    expect(await linksOn(await reopen(pdf), 21)).toEqual([undefined, undefined, 22]);
  });

  it("names its elements in one tree, sorted, each once", () => {
    const pdf = merged();
    writePdf(pdf);
    const ids = findAll(pdf, /\/ID \((\w+)\)/g);
    expect([...ids].sort()).toEqual(["node00000001", "node00000002", "node00000003", "node00000004"]);
    expect(findAll(pdf, /\/Headers \[\((\w+)\)\]/g).sort()).toEqual([...ids].sort());
    const names = [...follow(pdf, pdf.root, "StructTreeRoot", "IDTree").matchAll(/\((\w+)\) (\d+) 0 R/g)];
    expect(names.map(([, id]) => id)).toEqual([...ids].sort());
    for (const [, id, element] of names) expect(objectText(pdf, Number(element))).toContain(`/ID (${id})`);
  });

  it("keeps elements apart that have the same id in two parts", () => {
    const pdf = mergePdfs([readSample("part-1"), readSample("part-1")], []);
    writePdf(pdf);
    const ids = findAll(pdf, /\/ID \((\w+)\)/g);
    expect([ids.length, new Set(ids).size]).toEqual([4, 4]);
  });

  it("names its elements also when the first part has none to name", () => {
    const pdf = mergePdfs([readSample("many"), readSample("part-2")], []);
    const names = [...follow(pdf, pdf.root, "StructTreeRoot", "IDTree").matchAll(/\((\w+)\) (\d+) 0 R/g)];
    expect(names).toHaveLength(2);
    for (const [, id, element] of names) expect(objectText(pdf, Number(element))).toContain(`/ID (${id})`);
  });

  it("leaves the words of alternative texts alone", async () => {
    const pdf = await reopen(merged());
    const texts = async (page: number) => JSON.stringify(await (await pdf.getPage(page)).getStructTree());
    expect(await texts(2)).toContain('"alt":"A square (5 0 R)"');
    expect(await texts(4)).toContain('"alt":"5 0 R"');
    expect(await texts(4)).toContain('"alt":"node1"');
  });

  it("is refused when a part is not tagged", () => {
    expect(() => mergePdfs([readSample("part-1"), readSample("draft")], slideIds)).toThrow("this PDF is not tagged");
    expect(() => mergePdfs([readSample("draft"), readSample("part-2")], slideIds)).toThrow("this PDF is not tagged");
  });
});
