import type { PdfFile } from "./file.js";
import { elementsIn, newElement, type StructureElement } from "./structure.js";

/** What an element is in words, such as the scope of a heading cell. ISO 32000-1, table 349. */
const attributesOf = ({ entries }: StructureElement): string => entries.get("A") ?? "";
const isCell = ({ role }: StructureElement) => role === "TD" || role === "TH";
const isAcross = (cell: StructureElement) => /\/(?:Row|Col)Span (?!1\b)/.test(attributesOf(cell));
const leads = (cell: StructureElement | undefined) => cell?.role === "TH" && /\/Scope \/Row\b/.test(attributesOf(cell));

/**
 * Gives the rows of tables the cells in which nothing is painted: the browser leaves these out, and whoever counts cells
 * would read the others under the headings of their neighbours. Where they are missing is known from the headings that
 * the other cells name.
 */
export function fillRows(pdf: PdfFile, document: StructureElement): void {
  for (const table of elementsIn(document).filter(({ role }) => role === "Table")) {
    const rows = elementsIn(table).filter(({ role }) => role === "TR");
    const [head, ...others] = rows;
    if (head && !rows.flatMap(cellsOf).some(isAcross)) fillBelow(pdf, head, others);
  }
}

const cellsOf = ({ kids }: StructureElement): StructureElement[] =>
  kids.flatMap((kid) => (kid.kind === "element" && isCell(kid) ? [kid] : []));

function fillBelow(pdf: PdfFile, head: StructureElement, rows: readonly StructureElement[]): void {
  const ids = cellsOf(head).map(({ entries }) => entries.get("ID"));
  const columnOf = (cell: StructureElement) =>
    ids.findIndex((id) => id !== undefined && cell.role === "TD" && headersOf(cell).includes(id));
  const cells = rows.flatMap(cellsOf);
  if (!cells.some((cell) => columnOf(cell) >= 0)) return;
  // Above the headings of rows nothing stands: then the first heading is that of the second column.
  const isCornerMissing = rows.some((row) => leads(cellsOf(row)[0])) && cells.some((cell) => columnOf(cell) === 0);
  if (isCornerMissing) head.kids.unshift(newElement(pdf, "TD", []));
  const before = isCornerMissing ? 1 : 0;
  for (const row of rows) {
    const filled: StructureElement[] = [];
    const fillTo = (column: number) => {
      while (filled.length < column) filled.push(newElement(pdf, "TD", []));
    };
    for (const cell of cellsOf(row)) {
      const column = columnOf(cell);
      if (column >= 0) fillTo(column + before);
      filled.push(cell);
    }
    fillTo(ids.length + before);
    row.kids = filled;
  }
}

const headersOf = (cell: StructureElement): readonly string[] =>
  /\/Headers \[([^\]]*)\]/.exec(attributesOf(cell))?.[1]?.match(/\([^)]*\)/g) ?? [];
