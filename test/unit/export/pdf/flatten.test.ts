import { expect, it } from "vitest";
import { type PdfFile, setObject, setStream, streamText } from "../../../../src/export/pdf/file.js";
import { flatten } from "../../../../src/export/pdf/flatten.js";

const states = {
  G1: "<</ca 1\n/BM /Normal>>",
  G2: "<</ca .5\n/BM /Normal>>",
  G3: "<</ca 1\n/BM /Multiply>>",
  G4: "<</SMask <</S /Luminosity>>>>",
  G5: "<</SMask /None>>",
};

/** A page that paints a form after these lines, and the form. */
function painted(before: string, form: { state?: keyof typeof states; entries?: string } = {}) {
  const pdf: PdfFile = { objects: new Map(), root: 0, info: 0, next: 1 };
  const names = Object.entries(states).map(([name, text]) => `/${name} ${setObject(pdf, text)} 0 R`);
  const own = `/ExtGState <<${names[Object.keys(states).indexOf(form.state ?? "G1")]}>>/Font <</F7 9 0 R>>`;
  const number = setStream(
    pdf,
    `/Type /XObject\n/Subtype /Form\n/BBox [0 0 20 10]\n/Resources <<${own}>>${form.entries ?? ""}`,
    "q\nBT\n<01> Tj\nET\nQ\n",
  );
  const contents = setStream(pdf, "", `q\n${before}\n/X1 Do\nQ\n`);
  const resources = `<</ProcSet [/PDF]/ExtGState <<${names.join("")}>>/Font <</F4 8 0 R>>/XObject <</X1 ${number} 0 R>>>>`;
  const page = setObject(pdf, `<</Type /Page\n/Resources ${resources}\n/Contents ${contents} 0 R>>`);
  return { pdf, page, number };
}

it("a form that covers what is below it stands in its page, in its box, with its fonts", () => {
  const { pdf, page } = painted("/G1 gs");
  const { text, resources } = flatten(pdf, page);
  expect(text).toBe("q\n/G1 gs\nq\n0 0 20 10 re\nW n\nq\nBT\n<01> Tj\nET\nQ\nQ\nQ\n");
  expect([...(resources.get("Font") ?? [])]).toEqual([
    ["F4", "8 0 R"],
    ["F7", "9 0 R"],
  ]);
});

it.each([
  ["half transparent", "/G2 gs", {}],
  ["mixed with what is below it", "/G3 gs", {}],
  ["masked, also where a later state says nothing of masks", "/G4 gs\n/G1 gs", {}],
  ["full of things that mix", "/G1 gs", { state: "G3" as const }],
  ["turned", "/G1 gs", { entries: "/Matrix [0 1 1 0 0 0]" }],
])("a form that is %s stays one", (_, before, form) => {
  const { pdf, page } = painted(before, form);
  expect(flatten(pdf, page).text).toBe(`q\n${before}\n/X1 Do\nQ\n`);
});

it.each(["/G4 gs\n/G5 gs\n/G1 gs", "q\n/G2 gs\nQ"])("what was before and is no more does not count: %j", (before) => {
  const { pdf, page } = painted(before);
  expect(flatten(pdf, page).text).not.toContain("Do");
});

it("a form whose fonts have the names of others stays one", () => {
  const { pdf, page, number } = painted("/G1 gs");
  setStream(pdf, "/Subtype /Form\n/BBox [0 0 1 1]\n/Resources <</Font <</F4 9 0 R>>>>", "f\n", number);
  expect(flatten(pdf, page).text).toContain("/X1 Do");
});

it("streams are packed, and read again", () => {
  const { pdf, number } = painted("");
  expect(streamText(pdf, number)).toBe("q\nBT\n<01> Tj\nET\nQ\n");
});
