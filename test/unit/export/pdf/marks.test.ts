import { expect, it } from "vitest";
import { markContent } from "../../../../src/export/pdf/marks.js";

const marking = (roles: Readonly<Record<number, string>>, forms: readonly string[] = []) => ({
  roleOf: (id: number, piece: "said" | "shape") => (piece === "said" ? roles[id] : undefined),
  hasMarks: (name: string) => forms.includes(name),
});

it("what is painted outside of all marks is an artifact; what paints nothing is left alone", () => {
  const { text, ids } = markContent("q\n/P <</MCID 0 >>BDC\n<01> Tj\nEMC\n0 0 9 9 re\nf\nQ\n", marking({ 0: "P" }));
  expect(text).toBe("q\n/P <</MCID 0>>BDC\n<01> Tj\nEMC\n/Artifact BMC\n0 0 9 9 re\nf\nQ\nEMC\n");
  expect([...ids]).toEqual([0]);
});

it("shapes of text and pieces that nobody owns are artifacts, in one piece with what is beside them", () => {
  const content = "0 g\nf\n/NonStruct <</MCID 1 >>BDC\n1 g\nf\nEMC\n/P <</MCID 2 >>BDC\n<01> Tj\nEMC\n";
  expect(markContent(content, marking({ 1: "P" }))).toEqual({
    text: "/Artifact BMC\n0 g\nf\n1 g\nf\n<01> Tj\nEMC\n",
    ids: new Set(),
  });
});

it("a form with marks of its own stands in no mark, and what is painted behind it neither", () => {
  const content = "/P <</MCID 3 >>BDC\n<01> Tj\n/X9 Do\n/X8 Do\nf\nEMC\n";
  expect(markContent(content, marking({ 3: "P" }, ["X9"])).text).toBe(
    "/P <</MCID 3>>BDC\n<01> Tj\nEMC\n/X9 Do\n/Artifact BMC\n/X8 Do\nf\nEMC\n",
  );
});
