import type { Path } from "../../content/yaml-place.js";
import { breakablePieces } from "../../model/source-text.js";
import type { FontFace } from "../fonts/face.js";
import { percent } from "./pieces.js";
import type { Room } from "./room.js";
import { linesIn, narrowest } from "./wrap.js";

/** A name with a smaller line below it. */
interface Head {
  readonly name: string;
  readonly note: string;
}

/** What stands in a matrix, as far as its places depend on it. */
export interface Table {
  readonly columns: readonly Head[];
  readonly rows: readonly { readonly head: Head; readonly cells: readonly CellText[]; readonly hasLine: boolean }[];
  readonly isCode: boolean;
  /** How many lines stand below it: a legend, a note. */
  readonly below: number;
}

interface CellText {
  readonly text: string;
  readonly mark: string;
}

/** Where everything stands, in CSS pixels. */
export interface MatrixPlaces {
  /** Of cells and names of rows; and of heads of columns. */
  readonly size: number;
  readonly columnSize: number;
  readonly height: number;
  /** Between two rows, halved. */
  readonly gap: number;
  /** The column of the rows' names. */
  readonly heads: string;
  /** The size of cells on a narrower slide. */
  readonly fit: string;
}

/** What has no room: the place of a name or a cell, or the first row for which no height is left. */
export interface MatrixMisfit {
  readonly path: Path;
  /** How many rows fit, where that is what is wrong. */
  readonly rows?: number;
}

/** Up to this size, cells may take three lines. */
const threeLines = 24;
/** Sizes of cells in CSS pixels, the largest first; heads of columns are smaller by so much, and never below the last. */
const sizes = [30, 28, 26, 24, 22, 20] as const;
const smallest = 20;
const columnLess = 4;
const leading = 1.2;
/** Lengths in CSS pixels, those of form-matrix.css: beside a cell's words, a mark, a name, and above and below them. */
const beside = { cell: 36, mark: 28, head: 24, column: 12 } as const;
const above = { cell: 14, line: 22, below: 44, columns: 6 } as const;
const gaps = { few: 6, many: 3, fewRows: 6 } as const;
const most = { row: 104, lines: 2, moreLines: 3 } as const;
/** Shares of the width that the names of rows take at least and at most. */
const share = { least: 0.12, most: 0.32 } as const;
/** The longest word of a mark in the languages that decks have. */
const longestMark = "teilweise";

/** The largest letters in which all names and cells have room. */
export function layMatrix(table: Table, room: Room): MatrixPlaces | MatrixMisfit {
  for (const size of sizes) {
    const trial = trialOf(table, room, size);
    if (misfits(table, trial).length > 0) continue;
    const height = Math.min(most.row, rowHeight(table, trial));
    if (height < needed(table, trial)) continue;
    return {
      size,
      columnSize: trial.columnSize,
      height,
      gap: gapOf(table),
      heads: percent(trial.heads / room.width),
      fit: `${((size / room.width) * 100).toFixed(2)}cqi`,
    };
  }
  const trial = trialOf(table, room, smallest);
  const [path] = misfits(table, trial);
  if (path) return { path };
  const rows = Math.floor(freeHeight(table, trial) / (needed(table, trial) + 2 * gaps.few));
  return { path: ["rows", rows], rows };
}

interface Trial {
  readonly room: Room;
  readonly size: number;
  readonly columnSize: number;
  /** The widths of the column of names, and of each other. */
  readonly heads: number;
  readonly column: number;
}

function trialOf({ rows, columns }: Table, room: Room, size: number): Trial {
  const wide = (lines: number) =>
    Math.max(
      ...rows.map(({ head }) =>
        Math.max(
          narrowest(room.faceOf("bold"), head.name, lines) * size,
          narrowest(room.faceOf("text"), head.note, lines) * smallest,
        ),
      ),
    ) + beside.head;
  const [one, two] = [wide(1), wide(most.lines)];
  const wanted = one <= room.width * share.least * 2 ? one : two;
  const heads = Math.min(room.width * share.most, Math.max(room.width * share.least, wanted));
  const columnSize = Math.max(smallest, size - columnLess);
  return { room, size, columnSize, heads, column: (room.width - heads) / columns.length };
}

interface HeadRoom {
  readonly face: FontFace;
  readonly size: number;
  readonly lines: number;
  readonly width: number;
}

/** The places of all that has no room in its column. */
function misfits({ rows, columns, isCode }: Table, { room, size, columnSize, heads, column }: Trial): Path[] {
  const own = room.faceOf(isCode ? "code" : "bold");
  const lines = size > threeLines ? most.lines : most.moreLines;
  const isWide = ({ text, mark }: CellText) =>
    mark === ""
      ? text !== "" && linesIn(own, text, (column - beside.cell) / size) > lines
      : linesIn(own, mark === "partly" ? longestMark : mark, (column - beside.cell - beside.mark) / size) > 1;
  const isTooWide = ({ name, note }: Head, { face, size: letters, lines: fits, width }: HeadRoom) =>
    linesIn(face, withBreaks(name), width / letters) > fits ||
    (note !== "" && linesIn(room.faceOf("text"), note, width / smallest) > most.lines);
  const columnRoom = { face: own, size: columnSize, lines: most.moreLines, width: column - beside.column };
  const rowRoom = { face: room.faceOf("bold"), size, lines: most.lines, width: heads - beside.head + 1 };
  return [
    ...columns.flatMap((head, index) => (isTooWide(head, columnRoom) ? [["columns", index]] : [])),
    ...rows.flatMap(({ head, cells }, row) => [
      ...(isTooWide(head, rowRoom) ? [["rows", row, "name"]] : []),
      ...cells.flatMap((cell, index) => (isWide(cell) ? [["rows", row, "cells", index]] : [])),
    ]),
  ];
}

/** A name of a column may break where a path may. */
const withBreaks = (name: string) => breakablePieces(name).join(" ");

const gapOf = ({ rows }: Table) => (rows.length > gaps.fewRows ? gaps.many : gaps.few);

/** What the rows have of the height. */
function freeHeight({ columns, rows, isCode, below }: Table, { room, columnSize, column }: Trial): number {
  const face = room.faceOf(isCode ? "code" : "bold");
  const width = column - beside.column;
  const heads = columns.map(
    ({ name, note }) =>
      linesIn(face, withBreaks(name), width / columnSize) * columnSize * leading + noteHeight(note, width, room),
  );
  const lines = rows.filter(({ hasLine }) => hasLine).length;
  return room.height - Math.max(...heads) - above.columns - below * above.below - lines * above.line;
}

/** Of each row, without what lies between two. */
const rowHeight = (table: Table, trial: Trial) =>
  Math.floor(freeHeight(table, trial) / table.rows.length) - 2 * gapOf(table);

/** What the highest row needs. */
function needed({ rows, isCode }: Table, { room, size, heads, column }: Trial): number {
  const own = room.faceOf(isCode ? "code" : "bold");
  const high = (face: FontFace, words: string, width: number) => linesIn(face, words, width / size) * size * leading;
  const width = heads - beside.head + 1;
  const heights = rows.flatMap(({ head, cells }) => [
    high(room.faceOf("bold"), head.name, width) + noteHeight(head.note, width, room),
    ...cells.map(({ text }) => high(own, text, column - beside.cell) + above.cell),
  ]);
  return Math.ceil(Math.max(...heights));
}

const noteHeight = (note: string, width: number, room: Room) =>
  note === "" ? 0 : linesIn(room.faceOf("text"), note, width / smallest) * smallest * leading;
