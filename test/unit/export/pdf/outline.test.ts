import { describe, expect, it } from "vitest";
import { objectText, setObject } from "../../../../src/export/pdf/file.js";
import { addOutline, type Bookmark, setInformation } from "../../../../src/export/pdf/outline.js";
import type { DeckInfo } from "../../../../src/model/deck.js";
import { sourceFile } from "../../../../src/source/text.js";
import { readSample, reopen } from "./samples.js";

const leaf = (title: string, page: number): Bookmark => ({ title, page, children: [] });

/** What a reader shows of an outline's entry. */
interface Entry {
  readonly title: string;
  readonly dest: unknown;
  readonly count: number | undefined;
  readonly items: readonly Entry[];
}

describe("the outline", () => {
  const bookmarks: readonly Bookmark[] = [
    leaf("Start (5 0 R) \\ $&", 0),
    {
      title: "Größe 🚢",
      page: 1,
      children: [leaf("one", 2), { title: "nodes", page: 3, children: [leaf("deep", 4)] }],
    },
    leaf("End", 19),
  ];

  it("has titles, levels and pages, and is shown when the file is opened", async () => {
    const pdf = readSample("many");
    addOutline(pdf, bookmarks);
    const written = await reopen(pdf);
    const read = async (entries: readonly Entry[]): Promise<unknown[]> =>
      Promise.all(
        entries.map(async ({ title, dest, items }) => {
          const [page] = dest as [{ num: number; gen: number }];
          return { title, page: await written.getPageIndex(page), children: await read(items) };
        }),
      );
    expect(await read(await written.getOutline())).toEqual(bookmarks);
    expect(await written.getPageMode()).toBe("UseOutlines");
  });

  it("counts the entries that are open below each one", async () => {
    const pdf = readSample("many");
    addOutline(pdf, bookmarks);
    const number = Number(/\/Outlines (\d+) 0 R/.exec(objectText(pdf, pdf.root))?.[1]);
    expect(objectText(pdf, number)).toContain("/Count 6>>");
    const top: readonly Entry[] = await (await reopen(pdf)).getOutline();
    expect(top.map(({ count }) => count)).toEqual([undefined, 3, undefined]);
  });

  it("links each entry with its neighbours and with the one above it", () => {
    const pdf = readSample("many");
    addOutline(pdf, bookmarks);
    const reference = (text: string, key: string) => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]);
    const outline = reference(objectText(pdf, pdf.root), "Outlines");
    const numbers: number[] = [];
    for (let next = reference(objectText(pdf, outline), "First"); next; next = reference(objectText(pdf, next), "Next"))
      numbers.push(next);
    expect(numbers).toHaveLength(3);
    expect(reference(objectText(pdf, outline), "Last")).toBe(numbers[2]);
    expect(numbers.map((number) => reference(objectText(pdf, number), "Prev"))).toEqual([
      Number.NaN,
      ...numbers.slice(0, 2),
    ]);
    expect(numbers.map((number) => reference(objectText(pdf, number), "Parent"))).toEqual([outline, outline, outline]);
  });

  it("is left out when there is nothing in it", async () => {
    const pdf = readSample("part-1");
    addOutline(pdf, []);
    expect(pdf).toEqual(readSample("part-1"));
  });

  it("leads to the first page where there is no such page", async () => {
    const pdf = readSample("part-1");
    addOutline(pdf, [leaf("Beyond", 7)]);
    const written = await reopen(pdf);
    const [entry] = await written.getOutline();
    expect(await written.getPageIndex(entry?.dest?.[0])).toBe(0);
  });
});

describe("the information", () => {
  const span = { file: sourceFile("talk.md", ""), start: 0, end: 0 };
  const info: DeckInfo = {
    name: "talk",
    variants: [],
    variableNames: [],
    url: "",
    outSpan: undefined,
    title: "A (talk) \\ about “ships” 🚢",
    subtitle: "",
    brand: undefined,
    description: "two\nlines",
    keywords: ["one", "größe"],
    speaker: { name: "Renée (she/her)", role: "", contact: "" },
    event: "",
    date: "2026-11-23",
    language: "en",
    theme: "quarterdeck",
    minutes: undefined,
    size: undefined,
    variables: new Map(),
    cover: false,
    agenda: false,
    day: undefined,
    agendaSpan: span,
    glossaries: [],
    math: false,
    print: "static",
    printSpan: span,
    scripts: [],
    styles: [],
    fonts: [],
    revealOptions: {},
    themeOptions: {},
    themeOptionSpan: () => span,
    span,
  };
  const read = async (changes: Partial<DeckInfo>, environment: NodeJS.ProcessEnv = {}) => {
    const pdf = readSample("part-1");
    setInformation(pdf, { ...info, ...changes }, environment);
    return (await (await reopen(pdf)).getMetadata()).info;
  };

  it("says what the deck says, with every mark as it is", async () => {
    expect(await read({})).toMatchObject({
      Title: info.title,
      Author: "Renée (she/her)",
      Subject: "two\nlines",
      Keywords: "one, größe",
      Creator: "Quarterdeck",
      Producer: expect.stringMatching(/^Skia\/PDF m\d+$/),
    });
  });

  it("leaves out what the deck does not say", async () => {
    const found = await read({ description: "", keywords: [] });
    expect(Object.keys(found)).not.toContain("Subject");
    expect(Object.keys(found)).not.toContain("Keywords");
  });

  it("keeps a producer's name with marks", async () => {
    const pdf = readSample("part-1");
    setObject(pdf, "<</Producer (Skia \\(PDF\\) \\\\ m147)/CreationDate (D:2026)>>", pdf.info);
    setInformation(pdf, info, {});
    const found = (await (await reopen(pdf)).getMetadata()).info;
    expect(found).toMatchObject({ Producer: "Skia (PDF) \\ m147", CreationDate: "D:20261123000000Z" });
  });

  it("takes the date from SOURCE_DATE_EPOCH, else from the deck, else a fixed day", async () => {
    const dates = async (changes: Partial<DeckInfo>, epoch?: string) => {
      const found = await read(changes, epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch });
      return found && "CreationDate" in found && "ModDate" in found ? [found.CreationDate, found.ModDate] : [];
    };
    const twice = (date: string) => [date, date];
    expect(await dates({}, "1700000000")).toEqual(twice("D:20231114221320Z"));
    expect(await dates({}, "0")).toEqual(twice("D:19700101000000Z"));
    expect(await dates({})).toEqual(twice("D:20261123000000Z"));
    expect(await dates({}, "")).toEqual(twice("D:20261123000000Z"));
    expect(await dates({ date: "" })).toEqual(twice("D:20000101000000Z"));
    expect(await dates({}, "253402300799")).toEqual(twice("D:99991231235959Z"));
    for (const unusable of ["soon", "-1", "1.5", "253402300800", "17000000000000000000"])
      await expect(dates({}, unusable)).rejects.toThrow("from 0 to 253402300799");
  });
});
