import type { Panel } from "./chart-panels.js";
import { labelColumn, panelWidth, plainLabel } from "./chart-room.js";
import type { Chart } from "./chart-schema.js";
import type { FormTools } from "./form.js";
import { linesIn } from "./wrap.js";

/** What a chart shows, as far as its height depends on it. */
export interface Charted {
  readonly data: Chart;
  readonly shown: readonly Panel[];
  /** What is said of the panels' scale: the same, own, or nothing. */
  readonly scale: string;
}

/** How its rows stand, in CSS pixels: the height of each, and the size of its label. */
export interface Rows {
  readonly height: number;
  readonly size: number;
}

/** The height of all rows of a chart that stands alone, and of one row. */
const usual = 340;
const row = { most: 120, usual: 72, least: 30, label: 1.1 } as const;
/** The sizes of labels in pixels: of low rows, and where rows are few and high. */
const letters = { low: 20, plain: plainLabel, most: 30 } as const;
const sizeAt = (height: number) =>
  height < 40 ? letters.low : Math.min(letters.most, Math.max(letters.plain, Math.floor(height * 0.31)));
/** Heights in pixels, as in form-chart.css: what stands above and below the rows, and a line of small print with its edge. */
const around = { title: 56, mark: 30, axis: 36, edge: 12, print: 20, line: 1.4 } as const;
/** A sentence about the scale takes two lines in a panel that is narrower than this, in pixels. */
const narrow = 700;

/** The highest rows for which there is room; undefined after reporting that there is none. */
export function rowsFor(charted: Charted, tools: FormTools): Rows | undefined {
  const most = Math.max(...charted.shown.map(({ rows }) => rows.length));
  const largest = Math.min(row.usual, Math.floor(usual / most));
  if (!tools.room.isShared) {
    // Few rows are higher, up to what is free.
    const even = Math.floor((tools.room.height - heightAround(charted, tools)) / most);
    const height = largest < row.usual ? largest : Math.max(largest, Math.min(row.most, even));
    return { height, size: sizeAt(height) };
  }
  const free = tools.room.most - heightAround(charted, tools);
  for (let height = Math.max(largest, row.least); height >= row.least; height--)
    if (heightOfRows(charted, height, tools) <= free) return { height, size: sizeAt(height) };
  const fit = Math.max(0, Math.floor(free / row.least));
  const detail = `the chart has no room for ${most} rows beside what else is on the slide`;
  const hint = fit < most ? `${fit} fit: show fewer` : "write shorter labels";
  const [panel] = charted.shown;
  return tools.refuse(panel?.path ?? [], detail, `${hint}, or give the chart a slide of its own`);
}

/** What stands above and below the rows. */
function heightAround({ data, shown, scale }: Charted, { room }: FormTools): number {
  const { kind = "bars", log = false, from = 0, note = "" } = data;
  const lines = room.width < narrow ? 2 : 1;
  const print = (count: number) => around.edge + count * around.print * around.line;
  const isSaid = scale !== "" || log || from !== 0;
  return (
    (shown.some(({ title }) => title !== "") ? around.title : 0) +
    (shown.some(({ reference }) => reference) ? around.mark : 0) +
    (kind === "dots" ? around.axis : 0) +
    (kind === "units" ? print(1) : 0) +
    (isSaid ? print(lines) : 0) +
    (note === "" ? 0 : print(linesIn(room.faceOf("text"), note, room.width / around.print)))
  );
}

/** The height of the highest panel's rows; a long label makes its row higher. */
function heightOfRows({ shown }: Charted, height: number, tools: FormTools): number {
  const size = sizeAt(height);
  const wishes = { size, share: shown.length, tools };
  const width = labelColumn(shown, panelWidth(tools.room, shown.length), wishes);
  const face = tools.room.faceOf("bold");
  const heightOf = (label: string) => Math.max(height, linesIn(face, label, width / size) * size * row.label);
  return Math.max(...shown.map(({ rows }) => rows.reduce((sum, { label }) => sum + heightOf(label), 0)));
}

/** Sizes of labels in pixels to try, the largest first. */
export const sizesFrom = (size: number): readonly number[] => [30, 28, 26, 24, 22, 20].filter((each) => each <= size);
