import { type FontFace, widthIn } from "../fonts/face.js";
import { piecesOf } from "../line-breaks.js";
import type { Datum } from "./chart-file.js";
import type { Panel } from "./chart-panels.js";
import type { FormTools } from "./form.js";
import type { Room } from "./room.js";
import { linesIn } from "./wrap.js";

/** How the width of a panel is shared, in CSS pixels. */
export interface Columns {
  readonly panel: number;
  readonly label: number;
  /** What is left for bars, dots or squares. */
  readonly plot: number;
  /** The column of the numbers, behind the longest bar. */
  readonly number: number;
}

/** Pixels between panels, behind labels, around numbers and before ranges, as in form-chart.css. */
const gaps = { panel: 40, label: 18, number: 24, range: 12 };
/** Bold letters of code fonts are somewhat wider than those that are measured. */
const boldness = 1.1;
/** How much of a panel its labels may take; longer ones break. */
const largestLabel = 0.36;
/** Below so many pixels lengths can no longer be compared; for ranges nobody gives up what is easy to compare. */
const leastPlot = { spoken: 50, below: 90, beside: 90 } as const;

/** A number as most languages write it, with all of its digits. */
const writtenOut = (number: number) => number.toLocaleString("en", { maximumSignificantDigits: 15 });

/** Letters of this size in pixels are those that numbers are made for; they grow with larger labels. */
export const plainLabel = 24;

/** How much larger than usual numbers are beside labels of a size in pixels. */
export const growthAt = (size: number): number => Math.max(1, size / plainLabel);

/** How wide a number is behind its bar with its range, in pixels. */
function widthOf({ number, low = number, high = number }: Datum, unit: string, around: WithRanges): number {
  const { size, ranges, tools } = around;
  const widthAt = (text: string, letters: number) =>
    tools.room.widthOf(text, "code", letters * growthAt(size)) * boldness;
  const own = widthAt(`${writtenOut(number)} ${unit}`, tools.room.sizeOf("text-dense"));
  if (ranges === "spoken" || low === high) return own;
  const range = widthAt(`(${writtenOut(low)}–${writtenOut(high)})`, tools.room.sizeOf("text-s"));
  return ranges === "below" ? Math.max(own, range) : own + range + gaps.range;
}

/** How wide the label of a mark is with a space behind it, in pixels. */
export const markWidth = (number: number, room: Room): number =>
  room.widthOf(`${writtenOut(number)} `, "code", room.sizeOf("text-s"));

/** Where ranges are written: below their number, beside it, or for want of room nowhere, so that they are only read aloud. */
export type Ranges = "below" | "beside" | "spoken";

/** Rows of so many pixels, or fewer, have one line of numbers that are as large as usual. */
export const oneLine = 54;

export interface Around {
  /** The size of labels in pixels. */
  readonly size: number;
  /** How many panels share the width of the slide. */
  readonly share: number;
  readonly tools: FormTools;
}

export interface WithRanges extends Around {
  readonly ranges: Ranges;
}

/** How wide each of so many panels is, in CSS pixels. */
export const panelWidth = ({ width }: Room, share: number) => Math.floor((width - (share - 1) * gaps.panel) / share);

/** What a label has beside its letters, in pixels: browsers round. */
const besideLabel = 8;

/**
 * The width of the column of labels in pixels: a share of the panel, or what its widest word needs.
 * @param panel the width of a panel in pixels
 */
export function labelColumn(panels: readonly Panel[], panel: number, { size, tools }: Around): number {
  const face = tools.room.faceOf("bold");
  const labels = panels.flatMap(({ rows }) => rows.map(({ label }) => tools.room.widthOf(label, "bold", size)));
  const wanted = Math.min(largestLabel * panel, Math.max(...labels) + besideLabel);
  return Math.ceil(Math.max(wanted, widestWord(panels, { face, size }) + besideLabel));
}

/** Whether labels of this size take one line each, in the share of a panel that is theirs. */
export function hasOneLine(panels: readonly Panel[], { size, share, tools: { room } }: Around): boolean {
  const most = largestLabel * panelWidth(room, share) - besideLabel;
  return panels.every(({ rows }) => rows.every(({ label }) => room.widthOf(label, "bold", size) <= most));
}

/** More lines of a label are no name, in a chart as in a matrix. */
const mostLines = 2;

/** The first row whose label takes more lines than a name may, in letters of this size; undefined where none does. */
export function longLabel(panels: readonly Panel[], around: Around): Datum | undefined {
  const { size, share, tools } = around;
  const face = tools.room.faceOf("bold");
  const width = labelColumn(panels, panelWidth(tools.room, share), around);
  return panels.flatMap(({ rows }) => rows).find(({ label }) => linesIn(face, label, width / size) > mostLines);
}

function widestWord(
  panels: readonly Panel[],
  { face, size }: { readonly face: FontFace; readonly size: number },
): number {
  const words = panels.flatMap(({ rows }) => rows.flatMap(({ label }) => piecesOf(label)));
  return Math.max(...words.map((word) => widthIn(face, word.trimEnd()) * size));
}

/** The columns of panels in which equal numbers get equal lengths; undefined after reporting what leaves them no room. */
export function columnsOf(panels: readonly Panel[], around: WithRanges): Columns | undefined {
  const { share, tools } = around;
  const panel = panelWidth(tools.room, share);
  const label = labelColumn(panels, panel, around);
  const written = panels.flatMap((each) =>
    each.rows.map((row) => ({ row, panel: each, width: widthOf(row, each.unit, around) })),
  );
  const widest = written.reduce((one, other) => (other.width > one.width ? other : one));
  const number = Math.ceil(widest.width + gaps.number);
  const plot = panel - label - gaps.label - number;
  if (plot >= leastPlot[around.ranges]) return { panel, label, plot, number };
  if (label > largestLabel * panel + 1) return refuseLabel(panels, around);
  const { unit, unitPath } = widest.panel;
  const detail = `“${writtenOut(widest.row.number)} ${unit}” leaves no room for what it says`;
  const isUnit = unitPath && widthOf(widest.row, "", around) < widest.width / 2;
  if (isUnit) return tools.refuse(unitPath, detail, "write a shorter unit, and the rest into note:");
  const hint = share > 1 ? "show fewer panels, or a larger unit" : "write it in a larger unit";
  return tools.refuse(widest.row.path, detail, hint);
}

/** Says of the label with the widest word that it leaves no room for lengths. */
function refuseLabel(panels: readonly Panel[], { size, share, tools }: Around): undefined {
  const face = tools.room.faceOf("bold");
  const rows = panels.flatMap((each) =>
    each.rows.map((row) => ({ row, word: widestWord([{ ...each, rows: [row] }], { face, size }) })),
  );
  const { row } = rows.reduce((one, other) => (other.word > one.word ? other : one));
  const hint = share > 1 ? "write a shorter word, or show fewer panels" : "write a shorter word";
  return tools.refuse(row.path, `the label “${row.label}” leaves no room for lengths`, hint);
}
