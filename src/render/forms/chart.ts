import type { Path } from "../../content/yaml-place.js";
import { fields, many } from "../values/shape.js";
import type { Datum } from "./chart-file.js";
import { type Panel, panelsOf } from "./chart-panels.js";
import {
  type Around,
  type Columns,
  columnsOf,
  growthAt,
  hasOneLine,
  longLabel,
  markWidth,
  oneLine,
  plainLabel,
  type Ranges,
  type WithRanges,
} from "./chart-room.js";
import { rowsFor, sizesFrom } from "./chart-rows.js";
import { labelledEvery, powerBelow, type Scale, scaleOf } from "./chart-scale.js";
import { type Chart, chartSchema } from "./chart-schema.js";
import { squaresOf, worthOf } from "./chart-squares.js";
import { type FormTools, makeForm } from "./form.js";
import { percent } from "./pieces.js";

const range = fields({ start: "number", length: "number", low: "number", high: "number" });
const row = fields({
  label: "text",
  role: "text",
  number: "number",
  unit: "text",
  at: "number",
  end: "number",
  squares: many(fields({ part: "number" })),
  range,
});
const line = fields({ at: "number", text: "text", number: "number", isLate: "yes/no" });

/** Numbers as bars, dots or squares on one scale; a bar begins at 0. */
export const chart = makeForm({
  schema: chartSchema,
  list: "entries",
  files: ["data"],
  shape: fields({
    kind: "text",
    panels: many(
      fields({
        title: "text",
        unit: "text",
        rows: many(row),
        ticks: many(fields({ at: "number", number: "number", isLabelled: "yes/no" })),
        reference: line,
        worth: "number",
        square: "number",
        label: "text",
        number: "number",
      }),
    ),
    scale: "text",
    isLog: "yes/no",
    isCut: "yes/no",
    from: "number",
    note: "text",
    steps: "yes/no",
    height: "number",
    size: "number",
    grow: "number",
    ranges: "text",
  }),
  view(data, tools) {
    const shown = panelsOf(data, tools);
    if (!shown || !fitsWishes(data, tools) || !shown.every((each) => fitsKind(data, each, tools))) return undefined;
    const isShared = sharesScale(data, shown);
    const rows = rowsFor({ data, shown, scale: shown.length > 1 ? (isShared ? "same" : "own") : "" }, tools);
    if (!rows) return undefined;
    const groups = isShared ? [shown] : shown.map((each) => [each]);
    const share = shown.length;
    const { size, ranges } = lettersFor(groups, data, { size: rows.size, share, tools, height: rows.height });
    const long = groups.flatMap((group) => longLabel(group, { size, share, tools }) ?? [])[0];
    if (long) return tools.refuse(labelPath(long), `the label “${long.label}” takes more than two lines`, "shorten it");
    const frames = framesOf(groups, data, { size, share, tools, ranges });
    const panels = frames?.map((frame) => viewOf(frame, data, tools));
    if (!panels?.every((each) => each !== undefined)) return undefined;
    return {
      kind: data.kind ?? "bars",
      panels,
      scale: shown.length > 1 ? (isShared ? "same" : "own") : "",
      isLog: data.log ?? false,
      isCut: data.log !== true && (data.from ?? 0) !== 0,
      from: data.from ?? 0,
      note: data.note ?? "",
      steps: data.steps ?? false,
      height: rows.height,
      size,
      grow: growthAt(size),
      ranges,
    };
  },
});

const valuesOf = ({ rows, reference }: Panel) => [
  ...rows.flatMap(({ number, low = number, high = number }) => [number, low, high]),
  ...(reference ? [reference.value] : []),
];

/** Where the label of a row is written, beside its number; for one of a file nothing stands there. */
const labelPath = ({ path }: Datum): Path =>
  ["value", "fact"].includes(String(path.at(-1))) ? [...path.slice(0, -1), "label"] : path;

/** Whether what is said of the whole chart goes together; reports what does not. */
function fitsWishes({ kind = "bars", log = false, from, each }: Chart, tools: FormTools): boolean {
  const refuse = (key: Path, detail: string, hint: string) => tools.refuse(key, detail, hint) ?? false;
  if (log && kind !== "dots")
    return refuse(["log"], `${kind} begin at 0, and a log scale has no 0`, "write kind: dots");
  if (from !== undefined && from !== 0 && kind !== "dots")
    return refuse(["from"], `${kind} begin at 0: cut off, they lie`, "write kind: dots, or leave from: out");
  if (each !== undefined && kind !== "units") return refuse(["each"], `${kind} have no squares`, "write kind: units");
  if (!log || from === undefined) return true;
  const below = from > 0 ? powerBelow(from) : 1;
  if (below === from) return true;
  return refuse(["from"], "a logarithmic axis begins at a power of ten", `write from: ${below}, or leave it out`);
}

/** Whether a picture of these numbers would be true; reports what would not. */
function fitsKind({ kind = "bars", log = false, from }: Chart, shown: Panel, tools: FormTools): boolean {
  const least = Math.min(...valuesOf(shown));
  const refuse = (detail: string, hint: string) => tools.refuse(pathOf(least, shown), detail, hint) ?? false;
  if (log && least <= 0) return refuse("a log scale has no place for 0 and less", "leave log: out, or the value");
  if (log && from === undefined) return true;
  if (least >= (from ?? 0)) return true;
  const hint = kind === "dots" ? "write from: with a number below all of them" : "write kind: dots and from:";
  return refuse(`${least} lies before the beginning of the axis`, hint);
}

/** Where a number of a panel is written: in its line, or in an entry; for one of a file nothing stands there. */
function pathOf(value: number, { path, rows, reference }: Panel): Path {
  const index = rows.findIndex(({ number, low, high }) => [number, low, high].includes(value));
  const row = rows[index];
  if (!row) return reference?.value === value ? [...path, "reference", "value"] : path;
  const key = row.number === value ? "value" : row.low === value ? "low" : "high";
  return [...path, "entries", index, key];
}

const sharesScale = ({ scale }: Chart, shown: readonly Panel[]) =>
  scale ? scale === "same" : shown.every(({ unit }) => unit === shown[0]?.unit);

/** A panel with its axis, and how its width is shared. */
interface Frame {
  readonly panel: Panel;
  readonly scale: Scale;
  readonly columns: Columns;
}

/** What panels are drawn in: those of a group have the same scale and the same columns, so that equal numbers look equal. */
function framesOf(
  groups: readonly (readonly Panel[])[],
  { log = false, from }: Chart,
  around: WithRanges,
): readonly Frame[] | undefined {
  const { tools } = around;
  const frames = groups.map((group): readonly Frame[] | undefined => {
    const units = new Set(group.map(({ unit }) => unit));
    if (units.size > 1)
      return tools.refuse(["scale"], `no scale is the same for ${[...units].join(" and ")}`, "write scale: own");
    const scale = scaleOf({ values: group.flatMap(valuesOf), isLog: log, from });
    if (!scale)
      return tools.refuse(["from"], "the numbers are too near each other for an axis", "show how much they differ by");
    const columns = columnsOf(group, around);
    return columns && group.map((panel) => ({ panel, scale, columns }));
  });
  return frames.every((each) => each !== undefined) ? frames.flat() : undefined;
}

/** Letters, and where ranges are written in rows of a height in pixels: all that a slide has room for. */
function lettersFor(
  groups: readonly (readonly Panel[])[],
  data: Chart,
  { height, ...around }: Around & { readonly height: number },
): { readonly size: number; readonly ranges: Ranges } {
  const tools = { ...around.tools, refuse: () => undefined };
  const choiceOf = (ranges: Ranges) => ({ ranges, size: sizeFor(groups, data, { ...around, ranges }) });
  const shown = choiceOf(height > oneLine * growthAt(around.size) ? "below" : "beside");
  return framesOf(groups, data, { ...around, ...shown, tools }) ? shown : choiceOf("spoken");
}

/** The largest letters up to a size in which no word is cut, larger ones than usual only where labels take one line. */
function sizeFor(groups: readonly (readonly Panel[])[], data: Chart, around: WithRanges): number {
  const tools = { ...around.tools, refuse: () => undefined };
  const sizes = sizesFrom(around.size);
  const fits = (size: number) =>
    (size <= plainLabel || groups.every((group) => hasOneLine(group, { ...around, size }))) &&
    !groups.some((group) => longLabel(group, { ...around, size })) &&
    framesOf(groups, data, { ...around, size, tools }) !== undefined;
  return sizes.find(fits) ?? sizes.at(-1) ?? around.size;
}

function viewOf({ panel, scale, columns }: Frame, { kind, each }: Chart, tools: FormTools) {
  const { title, unit, rows, reference } = panel;
  const worth = kind === "units" ? worthOf(each, { scale, columns }, tools) : 0;
  if (worth === undefined) return undefined;
  return {
    title,
    unit,
    rows: rows.map((datum) => rowOf(datum, { unit, scale, worth })),
    ticks: kind === "dots" ? ticksOf(scale, columns, tools) : [],
    reference: reference && {
      at: scale.at(reference.value),
      text: reference.text,
      number: reference.value,
      isLate: scale.at(reference.value) > 50,
    },
    worth,
    square: Math.round((worth / scale.to) * 1_000_000) / 10_000,
    label: percent(columns.label / columns.panel),
    number: columns.number,
  };
}

/** All marks of an axis; as many of them are labelled as can be read. */
function ticksOf({ at, ticks }: Scale, { plot }: Columns, tools: FormTools) {
  const width = Math.max(...ticks.map((number) => markWidth(number, tools.room)));
  const every = labelledEvery(ticks.length, { width, length: plot });
  return ticks.map((number, index) => ({ at: at(number), number, isLabelled: index % every === 0 }));
}

interface OnAxis {
  readonly unit: string;
  readonly scale: Scale;
  /** What a square stands for; 0 where there are none. */
  readonly worth: number;
}

function rowOf({ label, role, number, low, high }: Datum, { unit, scale, worth }: OnAxis) {
  const at = scale.at(number);
  const [start, end] = [scale.at(low ?? number), scale.at(high ?? number)];
  const length = Math.round((end - start) * 10) / 10;
  const hasRange = low !== undefined || high !== undefined;
  return {
    label,
    role,
    number,
    unit,
    at,
    end,
    squares: worth > 0 ? squaresOf(number, worth) : [],
    range: hasRange ? { start, length, low: low ?? number, high: high ?? number } : undefined,
  };
}
