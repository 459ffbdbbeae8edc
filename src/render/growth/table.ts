import { type Element, elementsIn, isTag } from "../html/dom.js";
import { codeSizeInTable, linesIn, runningText, widestWord } from "./lines.js";
import type { Running } from "./running.js";
import type { Setting } from "./setting.js";

/** Of cells, in em of the table's size; see content.css. */
const cell = { line: 1.3, block: 1, closeBlock: 0.72, inline: 1.3 };
/** Labels of columns, in their em; the edge, in pixels, is the largest of all themes, which rule tables differently. */
const label = { line: 1.2, spacing: 0.02, edge: 14 };

interface Row {
  readonly isHead: boolean;
  readonly cells: readonly Running[];
}

/** The size of a table in CSS pixels, and whether its rows stand as close as the theme lets them. */
interface TableSet {
  readonly table: number;
  readonly isClose: boolean;
}

/**
 * The height of a table at a size, in pixels: infinite where its longest words do not fit beside each other, undefined
 * where it cannot be told, such as with joined cells.
 */
export function tableHeight(table: Element, width: number, set: TableSet, setting: Setting): number | undefined {
  const size = set.table;
  const labels = setting.size("text-s");
  const written = rowsOf(table);
  const [close, rule] = [setting.size("gap-row-s"), setting.size("rule-s")];
  if (labels === undefined || close === undefined || rule === undefined || !written) return undefined;
  const inCells = [codeSizeInTable(size, labels), codeSizeInTable(labels, labels)] as const;
  const rows = written.map((row) => readRow(row, setting, inCells));
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (columns === 0) return undefined;
  const widths = columnWidths(rows, { columns, room: width / size, labels: labels / size });
  const isLong = rows.filter(({ isHead }) => !isHead).length >= longTable;
  const padding = set.isClose ? 2 * close : size * (isLong ? cell.closeBlock : cell.block);
  const sizes = { size, labels, around: padding + rule };
  // No word is broken, and none is cut.
  if (!widths) return Number.POSITIVE_INFINITY;
  return rows.reduce((sum, row) => sum + rowHeight(row, widths, sizes), 0);
}

/** A row as it is written. */
interface WrittenRow {
  readonly isHead: boolean;
  readonly cells: readonly Element[];
}

/** A table is asked about at each size in which it could be set. */
const known = new WeakMap<Element, { readonly rows: readonly WrittenRow[] | undefined }>();

/** The rows of a table; undefined where something in it cannot be measured, or cells are joined. */
function rowsOf(table: Element): readonly WrittenRow[] | undefined {
  const before = known.get(table);
  if (before) return before.rows;
  const elements = elementsIn(table);
  const rows = elements.some(isUnusual)
    ? undefined
    : elements
        .filter(({ name }) => name === "tr")
        .map(({ children }): WrittenRow => {
          const cells = children.filter(isTag).filter(({ name }) => name === "td" || name === "th");
          return { cells, isHead: cells.every(({ name }) => name === "th") };
        });
  known.set(table, { rows });
  return rows;
}

/** From so many rows on they stand closer. */
const longTable = 8;

/** What has a height of its own, or joins cells. */
const isUnusual = ({ name, attribs }: Element) =>
  /^(?:img|svg|video|ul|ol|table|pre|figure|caption)$/.test(name) ||
  [attribs["rowspan"], attribs["colspan"]].some((span) => span !== undefined && span !== "1");

/** The cells of a row; code has a size of its own in cells, and one in labels. */
function readRow({ isHead, cells }: WrittenRow, setting: Setting, [inCell, inLabel]: readonly [number, number]): Row {
  return {
    isHead,
    cells: cells.map((element, index) => {
      // The first cell of a row is its name.
      const voice = isHead ? "code" : index === 0 ? "bold" : "text";
      return runningText(element.children, voice, setting, isHead ? inLabel : inCell);
    }),
  };
}

/** How many em each column gets, as browsers share a width among columns; undefined where the longest words do not fit. */
function columnWidths(
  rows: readonly Row[],
  { columns, room, labels }: { readonly columns: number; readonly room: number; readonly labels: number },
): number[] | undefined {
  const padding = (column: number) => (column === columns - 1 ? 0 : cell.inline);
  const most = (column: number, measure: (text: Running) => number) =>
    Math.max(
      0,
      ...rows.map(({ isHead, cells }) => {
        const text = cells[column];
        if (!text) return 0;
        // Labels are set in capitals of their own size.
        return isHead ? measure(text) * labels * (1 + label.spacing) : measure(text);
      }),
    ) + padding(column);
  const indexes = Array.from({ length: columns }, (_, index) => index);
  const widest = indexes.map((column) => most(column, (text) => text.widest));
  const least = indexes.map((column) => most(column, widestWord));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [all, needed] = [sum(widest), sum(least)];
  if (needed > room) return undefined;
  if (all <= room) return widest.map((value, column) => value - padding(column));
  const share = all === needed ? 0 : Math.max(0, room - needed) / (all - needed);
  return indexes.map((column) => {
    const [low = 0, high = 0] = [least[column], widest[column]];
    return low + (high - low) * share - padding(column);
  });
}

/** In which sizes a table is set, in CSS pixels, and what rows have above and below their text, with the line between them. */
interface TableSizes {
  readonly size: number;
  readonly labels: number;
  readonly around: number;
}

function rowHeight({ isHead, cells }: Row, widths: readonly number[], { size, labels, around }: TableSizes): number {
  const lines = cells.map((text, column) => {
    const room = widths[column] ?? 0;
    // What was measured in em of labels gets the room that they have.
    return linesIn(text, (isHead ? (room * size) / labels / (1 + label.spacing) : room) + 0.01);
  });
  const most = Math.max(1, ...lines);
  if (isHead) return most * labels * label.line + (size * cell.block) / 2 + label.edge;
  return most * size * cell.line + around;
}
