import { readFileSync } from "node:fs";
import { OPS } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { openPdf, pageText } from "../../support/pdf.js";
import { projectMaker, quarterdeckHere } from "../../support/project.js";

const setUp = projectMaker();

/** The colours in which a PDF is filled, drawn and written. */
async function coloursOf(file: string): Promise<ReadonlySet<string>> {
  const pdf = await openPdf(file);
  const found = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number++) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    for (const [index, code] of fnArray.entries())
      if (code === OPS.setFillRGBColor || code === OPS.setStrokeRGBColor) found.add(String(argsArray[index]));
  }
  return found;
}

it("a brand's colours reach the openers and the running lines of a book", async () => {
  const made = setUp({
    "talk.md": "---\ntitle: A talk\ntheme: quarterdeck\n---\n\n# First part\n\n---\n\n## A\n\nText\n",
    "brand.yaml": "tokens: {accent: '#007755', muted: '#5a4a6a'}\n",
  });
  await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "book", "--brand", "brand.yaml", "--quiet"]);
  const colours = await coloursOf(made.file("dist/talk-book.pdf"));
  expect(colours).toContain("#007755");
  expect(colours).toContain("#5a4a6a");
  expect(colours).not.toContain("#0b639c");
});

it("a dark theme that has none for paper prints dark text, and drawings and lines of tables on worksheets", async () => {
  const made = setUp({
    "talk.md":
      '---\ntitle: A talk\ntheme: black\n---\n\n<!-- .slide: only="notes" -->\n## A\n\nText\n\nNote: What I say\n\n---\n\n<!-- .slide: layout="worksheet" only="handout" -->\n## Sheet\n\n```dot\ndigraph { a }\n```\n\n| a |\n| --- |\n| b |\n',
  });
  await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "notes,handout", "--quiet"]);
  const colours = await coloursOf(made.file("dist/talk-notes.pdf"));
  expect(colours).toContain("#12202e");
  expect(colours).toContain("#536272");
  const drawn = await coloursOf(made.file("dist/talk-handout.pdf"));
  // A box, and the lines of the table.
  for (const colour of ["#f4f2ec", "#b9c2cb"]) expect(drawn).toContain(colour);
});

const channel = (hex: string, at: number) => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};
/** Contrast on white. WCAG 2.2, "contrast ratio". */
const contrast = (hex: string) =>
  1.05 / (0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5) + 0.05);

it("text on paper can be read on white, in the colours that paper has and in those of the light theme", () => {
  const sheet = readFileSync("templates/styles/paper.css", "utf8");
  const own = [...sheet.matchAll(/--(paper-[\w-]+): (#[\da-f]{6});/g)].map(([, name = "", value = ""]) => ({
    name,
    value,
  }));
  const { tokens } = parse(readFileSync("templates/themes/quarterdeck-light/theme.yaml", "utf8"));
  const themed = own.map(({ name }) => ({ name, value: String(tokens[/--([\w-]+)/.exec(tokens[name])?.[1] ?? ""]) }));
  expect(own.length).toBeGreaterThan(10);
  const texts = [...own, ...themed].filter(({ name }) => !/-(?:line|card|accent)$/.test(name));
  expect(texts.filter(({ value }) => !(contrast(value) >= 4.5))).toEqual([]);
});

it("a brand's colours, lines and legal text stand on paper in a theme that knows nothing of paper", async () => {
  const made = setUp({
    "talk.md": "---\ntitle: A talk\ntheme: white\nbrand: brand.yaml\n---\n\n## A\n\nText\n",
    "brand.yaml":
      "colours: {accent: '#007755'}\ncover: {pattern: dots}\nconfidential: For us\nlegal: Not for sale\nentity: Northquay Ltd\n",
  });
  const { status, err } = await quarterdeckHere(made.folder, ["build", "talk.md", "-f", "book", "--quiet"]);
  expect([status, err.replace(/^note:.*\n/gm, "")]).toEqual([0, ""]);
  const pdf = await openPdf(made.file("dist/talk-book.pdf"));
  const texts = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pageText(pdf, index + 1)));
  expect(texts.every((text) => text.includes("For us"))).toBe(true);
  expect(texts[1]).toMatch(/Northquay Ltd.*Not for sale/);
  const colours = await coloursOf(made.file("dist/talk-book.pdf"));
  expect(colours).toContain("#007755");
  expect(colours).not.toContain("#0b639c");
});
