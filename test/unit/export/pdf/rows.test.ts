import { expect, it } from "vitest";
import type { PdfFile } from "../../../../src/export/pdf/file.js";
import { fillRows } from "../../../../src/export/pdf/rows.js";
import type { StructureElement } from "../../../../src/export/pdf/structure.js";

type Cell = readonly [role: "TD" | "TH", text: string, attributes?: string];

const column = (text: string): Cell => ["TH", text, "/Scope /Column"];
const row = (text: string): Cell => ["TH", text, "/Scope /Row"];
const under = (heading: string, text: string): Cell => ["TD", text, `/Headers [(${heading})]`];

const element = (role: string, kids: StructureElement[], entries: [string, string][] = []): StructureElement => ({
  kind: "element",
  number: 1,
  role,
  kids,
  entries: new Map(entries),
});

/** The cells of a table's rows afterwards, "" for those that were added. */
function filled(...rows: readonly (readonly Cell[])[]): string[][] {
  const pdf: PdfFile = { objects: new Map(), root: 0, info: 0, next: 9 };
  const table = element(
    "Table",
    rows.map((cells) =>
      element(
        "TR",
        cells.map(([role, text, attributes = ""]) =>
          element(
            role,
            [],
            [
              ["ID", `(${text})`],
              ["A", `[<</O /Table ${attributes}>>]`],
            ],
          ),
        ),
      ),
    ),
  );
  fillRows(pdf, element("Document", [element("Div", [table])]));
  return table.kids.map((line) =>
    line.kind === "element"
      ? line.kids.map((cell) => (cell.kind === "element" ? (cell.entries.get("ID")?.slice(1, -1) ?? "") : "?"))
      : [],
  );
}

it("rows have a cell under each heading, also where nothing is painted", () => {
  expect(
    filled([column("A"), column("B"), column("C")], [under("B", "b")], [under("A", "a"), under("C", "c")]),
  ).toEqual([
    ["A", "B", "C"],
    ["", "b", ""],
    ["a", "", "c"],
  ]);
});

it("the corner above headings of rows is a cell, whether it was there or not", () => {
  const rows = [
    [row("1"), under("B", "b")],
    [row("2"), under("A", "a")],
  ];
  const whole = [
    ["", "A", "B"],
    ["1", "", "b"],
    ["2", "a", ""],
  ];
  expect(filled([column("A"), column("B")], ...rows)).toEqual(whole);
  expect(filled([column("corner"), column("A"), column("B")], ...rows)).toEqual([
    ["corner", "A", "B"],
    ...whole.slice(1),
  ]);
});

it("tables whose cells go over several columns, or name no headings, stay as they are", () => {
  const wide: Cell = ["TD", "w", "/Headers [(B)]/ColSpan 2"];
  expect(filled([column("A"), column("B"), column("C")], [wide])).toEqual([["A", "B", "C"], ["w"]]);
  expect(
    filled(
      [
        ["TD", "x"],
        ["TD", "y"],
      ],
      [["TD", "z"]],
    ),
  ).toEqual([["x", "y"], ["z"]]);
});
