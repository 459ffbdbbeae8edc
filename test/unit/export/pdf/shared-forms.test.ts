import { expect, it } from "vitest";
import { markContents } from "../../../../src/export/pdf/contents.js";
import { entriesOf, referred } from "../../../../src/export/pdf/dictionary.js";
import {
  fillLate,
  objectText,
  type PdfFile,
  setObject,
  setStream,
  streamText,
} from "../../../../src/export/pdf/file.js";
import { newElement } from "../../../../src/export/pdf/structure.js";

/** Two pages that paint one form between these lines, and an element on each page with the first piece of its content. */
async function twoPages({
  before,
  form,
  after,
}: {
  readonly before: string;
  readonly form: string;
  readonly after: string;
}) {
  const pdf: PdfFile = { objects: new Map(), root: 1, info: 0, next: 4 };
  const half = setObject(pdf, "<</ca .5\n/BM /Normal>>");
  const opaque = setObject(pdf, "<</ca 1\n/BM /Normal>>");
  const shared = setStream(pdf, "/Type /XObject\n/Subtype /Form\n/BBox [0 0 20 10]\n/Resources <<>>", form);
  const pages = [2, 3];
  for (const page of pages) {
    const contents = setStream(pdf, "", `${before}/X1 Do\n${after}`);
    const resources = `<</ExtGState <</G1 ${opaque} 0 R/G2 ${half} 0 R>>/XObject <</X1 ${shared} 0 R>>>>`;
    setObject(pdf, `<</Type /Page\n/Parent 4 0 R\n/Resources ${resources}\n/Contents ${contents} 0 R>>`, page);
  }
  const tree = setObject(pdf, "<</Type /Pages\n/Kids [2 0 R 3 0 R]>>");
  setObject(pdf, `<</Type /Catalog\n/Pages ${tree} 0 R>>`, 1);
  const told = pages.map((page) => newElement(pdf, "P", [{ kind: "mark", page, id: 0, form: undefined }]));
  markContents(pdf, { root: 0, document: newElement(pdf, "Document", told) });
  await fillLate(pdf);
  const contentOf = (page: number) => streamText(pdf, referred(entriesOf(objectText(pdf, page)).get("Contents")) ?? 0);
  return {
    told: told.map(({ kids }) => kids),
    contents: pages.map(contentOf),
    form: pdf.objects.has(shared) ? streamText(pdf, shared) : undefined,
  };
}

const eachPage = (form: undefined) => [2, 3].map((page) => [{ kind: "mark", page, id: 0, form }]);

it("text of a form that two pages have taken in is told on both of them", async () => {
  const { told, contents, form } = await twoPages({
    before: "/G1 gs\n",
    form: "/P <</MCID 0>>BDC\nBT\n<01> Tj\nET\nEMC\n",
    after: "",
  });
  expect(told).toEqual(eachPage(undefined));
  const taken = "/G1 gs\nq\n0 0 20 10 re\nW n\n/P <</MCID 0>>BDC\nBT\n<01> Tj\nET\nEMC\nQ";
  for (const content of contents) expect(content.trim()).toBe(taken);
  expect(form).toBeUndefined();
});

it("a form without text of its own that stays one belongs to an element on each page, and keeps its content", async () => {
  const picture = "0 0 20 10 re\nf\n";
  const { told, contents, form } = await twoPages({
    before: "/P <</MCID 0>>BDC\n/G2 gs\n",
    form: picture,
    after: "EMC\n",
  });
  expect(told).toEqual(eachPage(undefined));
  for (const content of contents) expect(content).toBe("/P <</MCID 0>>BDC\n/G2 gs\n/X1 Do\nEMC\n");
  expect(form).toBe(picture);
});
