import { OPS, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { once } from "../../src/render/once.js";
import { openPdf } from "../support/pdf.js";
import { projectMaker } from "../support/project.js";
import { allElements, type ReadPage, readPages, wordsOf } from "../support/structure.js";
import { buildTagged, documents, taggedDeck } from "../support/tagged.js";

const make = projectMaker();

const built = once(async () => {
  const made = make(taggedDeck);
  await buildTagged(made);
  const read = await Promise.all(
    documents.map(async (name) => {
      const pdf = await openPdf(made.file(`dist/talk${name}.pdf`));
      return [name, { pdf, pages: await readPages(pdf) }] as const;
    }),
  );
  return new Map<string, (typeof read)[number][1]>(read);
});
const documentOf = async (name: string) => (await built()).get(name) ?? expect.fail(name);
const pages = async (name: string): Promise<readonly ReadPage[]> => (await documentOf(name)).pages;
const allOn = (list: readonly ReadPage[]) => list.flatMap(({ elements }) => allElements(elements));

/** The letters of all glyphs of a page. Readers of text leave spaces at the ends of lines out, as they know the lines. */
async function paintedText(page: PDFPageProxy): Promise<string> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const shown: { unicode?: string }[] = argsArray.flatMap((args, index) =>
    fnArray[index] === OPS.showText ? args[0] : [],
  );
  return shown.map(({ unicode = "" }) => unicode).join("");
}

/** What stands on the slides, in one line each. */
const onSlides = [
  ["Lists and links", "Apples come first", "the farm", "one step", "another step"],
  ["Code is read in steps", "alpha", "beta", "gamma"],
  ["A table has numbers", "lemon", "yellow", "Below it", "Some words about plums."],
  ["A picture says it", "A quotation about snow."],
  ["Something is half seen", "Pale words", "pale link", "Outer text", "Inner text", "a pale item", "Mixed words"],
];

it.each(documents)(
  "in talk%s.pdf all text is found through the structure, and what is not is a running line",
  async (name) => {
    const list = await pages(name);
    expect(list.length).toBeGreaterThan(0);
    for (const { text, marked, artifacts, loose } of list) {
      expect(wordsOf(text)).toEqual(wordsOf(marked));
      expect(loose).toBe("");
      expect(artifacts.replaceAll(/A talk for ears|Introduction|Ada|\d+|\b[iv]+\b|[/·\s]/g, "")).toBe("");
    }
  },
);

it.each(documents)("in talk%s.pdf each slide is read as it stands there", async (name) => {
  const text = (await pages(name)).map((page) => page.text).join(" ");
  for (const words of onSlides.flat()) expect(text).toContain(words);
});

it("dimmed lines of code are read on the page of each step", async () => {
  const steps = (await pages("")).filter(({ text }) => text.includes("Code is read in steps"));
  expect(steps).toHaveLength(2);
  for (const { text } of steps) for (const name of ["alpha", "beta", "gamma"]) expect(text).toContain(name);
});

it.each(documents)("headings of talk%s.pdf go down by one level at a time, from the first one on", async (name) => {
  const levels = allOn(await pages(name)).flatMap(({ role }) => /^H([1-6])$/.exec(role)?.[1] ?? []);
  expect(levels[0]).toBe("1");
  const steps = levels.map((level, index) => Number(level) - Number(levels[index - 1] ?? 0));
  expect(Math.max(...steps)).toBe(1);
});

it.each(["-handout", "-notes", "-book"])(
  "talk%s.pdf names each slide in one heading, before its picture",
  async (name) => {
    const all = allOn(await pages(name));
    for (const [title = "", inPicture = ""] of onSlides) {
      const headings = all.filter(({ role, text }) => /^H\d$/.test(role) && text.includes(title));
      expect(headings.map(({ text }) => text.replace(/^\d+ /, ""))).toEqual([title]);
      const places = all.flatMap((element, index) => (element.text.startsWith(inPicture) ? [index] : []));
      expect(all.indexOf(headings[0] ?? expect.fail(title))).toBeLessThan(Math.max(...places));
    }
  },
);

it.each(documents)("lists, tables and pictures of talk%s.pdf are told as what they are", async (name) => {
  const all = allOn(await pages(name));
  const texts = (wanted: string) => all.flatMap(({ role, text }) => (role === wanted ? [text] : []));
  expect(texts("LI")).toEqual(expect.arrayContaining(["Apples come first", "one step", "another step"]));
  expect(texts("TH")).toEqual(expect.arrayContaining(["FRUIT", "COLOUR"]));
  expect(texts("TD")).toEqual(expect.arrayContaining(["blue", "yellow"]));
  expect(all.flatMap(({ role, alt }) => (role === "Figure" ? [alt] : []))).toContain("Snow on a screen");
});

it.each(documents)(
  "in talk%s.pdf the space between two words is there also where a line ends between them",
  async (name) => {
    const { pdf } = await documentOf(name);
    const all = Array.from({ length: pdf.numPages }, async (_, index) => paintedText(await pdf.getPage(index + 1)));
    expect((await Promise.all(all)).join("")).toContain(
      "They go on in one sentence until nobody who prints them on any sheet of any size could set them in a single line, and then a little more.",
    );
  },
);

it.each(documents)("a diagram in talk%s.pdf is told as a whole", async (name) => {
  const told = allOn(await pages(name)).flatMap(({ role, alt, text }) => (role === "Figure" ? [[alt, text]] : []));
  expect(told).toContainEqual(["oven, loaf. oven to loaf (bakes).", expect.stringContaining("bakes")]);
});

it.each(documents)("the tables of a chart in talk%s.pdf come after their titles", async (name) => {
  const all = allOn(await pages(name)).filter(({ role, text }) => role === "Table" || / in a loaf$/.test(text));
  const from = all.findIndex(({ role, text }) => role === "P" && text === "Flour in a loaf");
  expect(all.slice(from, from + 4).map(({ role }) => role)).toEqual(["P", "Table", "P", "Table"]);
});

it.each(documents)("no element of talk%s.pdf is empty", async (name) => {
  // Pictures and notes have their text elsewhere.
  const said = allOn(await pages(name)).filter(({ role }) => role !== "Figure" && role !== "Annot");
  const empty = said.filter(({ text, children }) => text === "" && children.length === 0);
  expect(empty.map(({ role }) => role)).toEqual([]);
});

it.each(documents)("talk%s.pdf says what it is, and has a label for each page", async (name) => {
  const { pdf } = await documentOf(name);
  const { metadata } = await pdf.getMetadata();
  const said = ["dc:title", "dc:creator", "dc:language", "pdfuaid:part"].map((key) => metadata?.get(key));
  expect(said).toEqual(["A talk for ears", ["Ada"], "en", "1"]);
  const counted = Array.from({ length: pdf.numPages }, (_, index) => String(index + 1));
  const byStep = ["1", "2.1", "2.2", "3", "4", "5", "6", "7"];
  // Cover, imprint, contents and an empty page stand before the text of a book.
  const inBook = ["i", "ii", "iii", "iv", ...counted.slice(0, -4)];
  expect(await pdf.getPageLabels()).toEqual(name === "" ? byStep : name === "-book" ? inBook : counted);
});

it("links say where they lead: the address, or the title of the slide", async () => {
  const { pdf } = await documentOf("");
  const links = (await (await pdf.getPage(1)).getAnnotations()).filter(({ subtype }) => subtype === "Link");
  const said = links.map(({ contentsObj }) => contentsObj.str);
  expect(said).toEqual(["Code is read in steps", "https://example.com/farm"]);
});

it("links of a book's contents say what they lead to, also where several things stand on one page", async () => {
  const { pdf } = await documentOf("-book");
  const links = await (await pdf.getPage(3)).getAnnotations();
  expect(links.map(({ contentsObj }) => contentsObj.str)).toEqual([
    ...onSlides.map(([title]) => title),
    "Boxes are one picture",
    "A chart has names",
  ]);
});
