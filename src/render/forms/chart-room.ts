import type { Datum } from "./chart-file.js";
import type { Panel } from "./chart-panels.js";
import type { FormTools } from "./form.js";
import type { Room } from "./room.js";

/** How the width of a panel is shared, in CSS pixels. */
export interface Columns {
  readonly panel: number;
  readonly label: number;
  /** What is left for bars, dots or squares. */
  readonly plot: number;
  /** The column of the numbers, behind the longest bar. */
  readonly number: number;
}

/** Pixels between panels, behind labels and around numbers, as in form-chart.css. */
const gaps = { panel: 40, label: 18, number: 24 };
/** Bold letters of code fonts are somewhat wider than those that are measured. */
const boldness = 1.1;
/** How much of a panel its labels may take; longer ones break. */
export const largestLabel = 0.36;
/** Below so many pixels lengths can no longer be compared. */
const leastPlot = 50;

/** A number as most languages write it, with all of its digits. */
const writtenOut = (number: number) => number.toLocaleString("en", { maximumSignificantDigits: 15 });

/** How wide a number is behind its bar, in pixels. */
function widthOf({ number }: Datum, unit: string, room: Room): number {
  return room.widthOf(`${writtenOut(number)} ${unit}`, "code", room.sizeOf("text-dense")) * boldness;
}

/** How wide the label of a mark is with a space behind it, in pixels. */
export const markWidth = (number: number, room: Room): number =>
  room.widthOf(`${writtenOut(number)} `, "code", room.sizeOf("text-s"));

export interface Around {
  /** The size of labels in pixels. */
  readonly size: number;
  /** How many panels share the width of the slide. */
  readonly share: number;
  readonly tools: FormTools;
}

/** How wide each of so many panels is, in CSS pixels. */
export const panelWidth = ({ width }: Room, share: number) => Math.floor((width - (share - 1) * gaps.panel) / share);

/** The columns of panels in which equal numbers get equal lengths; undefined after reporting what leaves them no room. */
export function columnsOf(panels: readonly Panel[], { size, share, tools }: Around): Columns | undefined {
  const { room } = tools;
  const panel = panelWidth(room, share);
  const labels = panels.flatMap(({ rows }) => rows.map(({ label }) => room.widthOf(label, "bold", size)));
  const label = Math.ceil(Math.min(largestLabel * panel, Math.max(...labels) + 8));
  const written = panels.flatMap((each) =>
    each.rows.map((row) => ({ row, panel: each, width: widthOf(row, each.unit, room) })),
  );
  const widest = written.reduce((one, other) => (other.width > one.width ? other : one));
  const number = Math.ceil(widest.width + gaps.number);
  const plot = panel - label - gaps.label - number;
  if (plot >= leastPlot) return { panel, label, plot, number };
  const { unit, unitPath } = widest.panel;
  const detail = `“${writtenOut(widest.row.number)} ${unit}” leaves no room for what it says`;
  const isUnit = unitPath && widthOf(widest.row, "", room) < widest.width / 2;
  if (isUnit) return tools.refuse(unitPath, detail, "write a shorter unit, and the rest into note:");
  const hint = share > 1 ? "show fewer panels, or a larger unit" : "write it in a larger unit";
  return tools.refuse(widest.row.path, detail, hint);
}
