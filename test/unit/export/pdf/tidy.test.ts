import { expect, it } from "vitest";
import type { PdfFile } from "../../../../src/export/pdf/file.js";
import type { Kid, StructureElement } from "../../../../src/export/pdf/structure.js";
import { nameElements, tidyStructure } from "../../../../src/export/pdf/tidy.js";

type Sketch = readonly [role: string, ...kids: (Sketch | string)[]];

const element = ([role, ...kids]: Sketch, entries: ReadonlyMap<string, string> = new Map()): StructureElement => ({
  kind: "element",
  number: 1,
  role,
  entries,
  kids: kids.map((kid): Kid => {
    if (kid === "link") return { kind: "object", text: "<</Type /OBJR>>" };
    return typeof kid === "string" ? { kind: "mark", page: 1, id: Number(kid), form: undefined } : element(kid);
  }),
});

const sketch = ({ role, kids }: StructureElement): Sketch => [
  role,
  ...kids.map((kid) => (kid.kind === "element" ? sketch(kid) : kid.kind === "mark" ? String(kid.id) : "link")),
];

function tidied(...kids: Sketch[]): Sketch[] {
  const pdf: PdfFile = { objects: new Map(), root: 0, info: 0, next: 9 };
  const document = element(["Document", ...kids]);
  nameElements({ root: 0, document });
  tidyStructure(pdf, { root: 0, document });
  return sketch(document).slice(1) as Sketch[];
}

it("boxes with text are paragraphs, with the text in them", () => {
  expect(tidied(["NonStruct", ["NonStruct", "1"], ["Strong", ["NonStruct", "2"]]])).toEqual([
    ["P", "1", ["Strong", "2"]],
  ]);
  expect(tidied(["NonStruct", ["NonStruct", "1"], ["L", ["LI", "2"]]])).toEqual([
    ["NonStruct", ["P", "1"], ["L", ["LI", ["LBody", "2"]]]],
  ]);
  expect(tidied(["H1", ["NonStruct", ["NonStruct", "1"], ["NonStruct", "2"]]])).toEqual([["H1", ["Span", "1", "2"]]]);
});

it("what is empty goes, and its box; cells stay", () => {
  expect(tidied(["NonStruct", ["Div"], ["P"]], ["Table", ["TR", ["TD"], ["TH", "1"]]])).toEqual([
    ["Table", ["TR", ["TD"], ["TH", "1"]]],
  ]);
});

it("lists hold items with bodies, and tables rows, whatever boxes are between", () => {
  expect(tidied(["L", ["NonStruct", ["LI", "1"], ["LI", ["P", "2"]]], ["P", "3"]])).toEqual([
    ["L", ["LI", ["LBody", "1"]], ["LI", ["LBody", ["P", "2"]]], ["LI", ["LBody", ["P", "3"]]]],
  ]);
  expect(tidied(["Table", ["NonStruct", ["TR", ["TD", "1"]]]], ["TR", ["TD", "2"]])).toEqual([
    ["Table", ["TR", ["TD", "1"]]],
    ["Div", ["Div", "2"]],
  ]);
});

it("a figure without a text is a group, but a picture without one stays what it is; links lead somewhere", () => {
  expect(tidied(["Figure", ["P", "1"]], ["Figure", "2"], ["P", ["Link", "3"], ["Link", "4", "link"]])).toEqual([
    ["Div", ["P", "1"]],
    ["Figure", "2"],
    ["P", ["Span", "3"], ["Link", "4", "link"]],
  ]);
});

it("headings begin with the first level and leave none out", () => {
  const roles = ["H2", "H4", "H4", "H2", "H1", "H3", "H2"].map((role, index): Sketch => [role, String(index)]);
  expect(tidied(...roles).map(([role]) => role)).toEqual(["H1", "H2", "H2", "H1", "H1", "H2", "H2"]);
});

it("an article begins with its heading", () => {
  expect(tidied(["Art", ["P", "1"], ["NonStruct", ["P", "2"], ["H2", "3"], ["H3", "4"]]])).toEqual([
    ["Art", ["H1", "3"], ["P", "1"], ["NonStruct", ["P", "2"], ["H2", "4"]]],
  ]);
});
