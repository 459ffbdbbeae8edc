import * as v from "valibot";
import { flag, text, texts } from "../../content/schema-pieces.js";
import type { Path } from "../../content/settings.js";
import { widthIn } from "../fonts/face.js";
import type { Setting } from "../growth/setting.js";
import { fields, many } from "../values/shape.js";
import { type Datum, dataKeys, dataOf } from "./chart-data.js";
import { roundStep, type Scale, scaleOf } from "./chart-scale.js";
import { type FormTools, makeForm } from "./form.js";
import { percent } from "./pieces.js";
import { roomOf } from "./room.js";

const panel = v.strictObject({ title: text("What the panel shows"), ...dataKeys });
const panels = v.pipe(v.array(panel), v.minLength(2), v.maxLength(3, "no slide has room for more than three panels"));
const kind = v.picklist(["bars", "dots", "units"], "is no kind of chart: write bars, dots or units");
const reference = v.strictObject({ value: v.number(), text: text("What the line means") });

const schema = v.strictObject({
  ...dataKeys,
  kind: v.optional(v.pipe(kind, v.description("bars (default), dots, or units: a square for each so many"))),
  panels: v.optional(v.pipe(panels, v.description("Several charts beside each other"))),
  scale: v.optional(v.pipe(v.picklist(["same", "own"], "write same or own"), v.description("The scale of panels"))),
  log: v.optional(flag("A logarithmic scale, for dots")),
  from: v.optional(v.pipe(v.number(), v.description("Where the axis begins, for dots"))),
  each: v.optional(v.pipe(v.number(), v.gtValue(0, "must be above 0"), v.description("What a square stands for"))),
  reference: v.optional(v.pipe(reference, v.description("A line at a value that the others are compared with"))),
  steps: v.optional(flag("Show one row after the other")),
  note: v.optional(text("What was measured, and under which conditions")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Chart = v.InferOutput<typeof schema>;
interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly rows: readonly Datum[];
  readonly path: Path;
}

const range = fields({ start: "number", length: "number", low: "number", high: "number" });
const row = fields({ label: "text", role: "text", number: "number", unit: "text", at: "number", end: "number", range });
const line = fields({ at: "number", text: "text", number: "number", isLate: "yes/no" });

/** Numbers as bars, dots or squares on one scale; a bar begins at 0. */
export const chart = makeForm({
  schema,
  list: "entries",
  shape: fields({
    kind: "text",
    panels: many(
      fields({
        title: "text",
        unit: "text",
        rows: many(row),
        ticks: many(fields({ at: "number", number: "number" })),
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
  }),
  view(data, tools) {
    const shown = panelsOf(data, tools);
    if (!shown?.every((each) => fitsKind(data, each, tools))) return undefined;
    const scales = scalesOf(data, shown, tools);
    if (!scales) return undefined;
    const most = Math.max(...shown.map(({ rows }) => rows.length));
    const height = Math.min(72, Math.floor(340 / most));
    const size = height < 40 ? 20 : 24;
    return {
      kind: data.kind ?? "bars",
      panels: shown.map((each, index) =>
        viewOf(each, { data, scale: scales[index] ?? scaleOfValues(data, []), size, tools, share: shown.length }),
      ),
      scale: shown.length > 1 ? (isShared(data, shown) ? "same" : "own") : "",
      isLog: data.log ?? false,
      isCut: data.log !== true && (data.from ?? 0) !== 0,
      from: data.from ?? 0,
      note: data.note ?? "",
      steps: data.steps ?? false,
      height,
      size,
    };
  },
});

function panelsOf(data: Chart, tools: FormTools): readonly Panel[] | undefined {
  if (data.panels && (data.entries ?? data.data) !== undefined)
    return tools.refuse(["panels"], "a chart has panels or numbers of its own", "move the numbers into a panel");
  const wishes = data.panels ?? [{ ...data, title: "" }];
  const made = wishes.map((each, index): Panel | undefined => {
    const path = data.panels ? ["panels", index] : [];
    const found = dataOf({ ...each, unit: each.unit ?? data.unit }, path, tools);
    return found && { title: each.title, path, ...found };
  });
  return made.every((each) => each !== undefined) ? made : undefined;
}

const valuesOf = ({ rows }: Panel) => rows.flatMap(({ number, low = number, high = number }) => [number, low, high]);

/** Whether a picture of these numbers would be true; reports what would not. */
function fitsKind(
  { kind = "bars", log = false, from, each, reference: other }: Chart,
  shown: Panel,
  tools: FormTools,
): boolean {
  const { path } = shown;
  const values = [...valuesOf(shown), ...(other ? [other.value] : [])];
  const least = Math.min(...values);
  const refuse = (key: Path, detail: string, hint: string) => tools.refuse(key, detail, hint) ?? false;
  if (log && kind !== "dots")
    return refuse(["log"], `${kind} begin at 0, and a log scale has no 0`, "write kind: dots");
  if (from !== undefined && from !== 0 && kind !== "dots")
    return refuse(["from"], `${kind} begin at 0: cut off, they lie`, "write kind: dots, or leave from: out");
  if (each !== undefined && kind !== "units") return refuse(["each"], `${kind} have no squares`, "write kind: units");
  if (log && (least <= 0 || (from ?? 1) <= 0))
    return refuse(path, "a log scale has no place for 0 and less", "leave log: out, or the value");
  if (least >= (from ?? 0)) return true;
  const hint = kind === "dots" ? "write from: with a number below all of them" : "write kind: dots and from:";
  return refuse(path, `${least} lies before the beginning of the axis`, hint);
}

const isShared = ({ scale }: Chart, shown: readonly Panel[]) =>
  scale ? scale === "same" : shown.every(({ unit }) => unit === shown[0]?.unit);

const scaleOfValues = ({ log = false, from, reference: other }: Chart, values: readonly number[]): Scale =>
  scaleOf({ values: [...values, ...(other ? [other.value] : [])], isLog: log, from });

/** The scale of each panel: one for all, or each its own. */
function scalesOf(data: Chart, shown: readonly Panel[], tools: FormTools): readonly Scale[] | undefined {
  if (!isShared(data, shown)) return shown.map((each) => scaleOfValues(data, valuesOf(each)));
  const units = new Set(shown.map(({ unit }) => unit));
  if (units.size > 1)
    return tools.refuse(["scale"], `no scale is the same for ${[...units].join(" and ")}`, "write scale: own");
  const one = scaleOfValues(data, shown.flatMap(valuesOf));
  return shown.map(() => one);
}

interface Around {
  readonly data: Chart;
  readonly scale: Scale;
  readonly size: number;
  readonly tools: FormTools;
  /** How many panels share the width of the slide. */
  readonly share: number;
}

function viewOf({ title, unit, rows }: Panel, { data, scale, size, tools, share }: Around) {
  const worth = data.kind === "units" ? (data.each ?? roundStep(scale.to / 4)) : 0;
  const { reference: other } = data;
  return {
    title,
    unit,
    rows: rows.map((datum) => rowOf(datum, unit, scale)),
    ticks: data.kind === "dots" ? scale.ticks.map((number) => ({ at: scale.at(number), number })) : [],
    reference: other && {
      at: scale.at(other.value),
      text: other.text,
      number: other.value,
      isLate: scale.at(other.value) > 50,
    },
    worth,
    square: worth > 0 ? scale.at(worth) : 0,
    ...widthsOf(rows, unit, { size, share, setting: tools.setting }),
  };
}

function rowOf({ label, role, number, low, high }: Datum, unit: string, scale: Scale) {
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
    range: hasRange ? { start, length, low: low ?? number, high: high ?? number } : undefined,
  };
}

interface Widths {
  readonly size: number;
  readonly share: number;
  readonly setting: Setting | undefined;
}

/** The column of the labels, and the pixels that numbers need behind the longest bar. */
function widthsOf(rows: readonly Datum[], unit: string, { size, share, setting }: Widths) {
  if (!setting) return { label: "30%", number: 140 };
  const room = roomOf(setting).width / share;
  const { bold, code } = setting.faces;
  const label = Math.max(...rows.map((each) => widthIn(bold, each.label))) * size + 8;
  const number = Math.max(...rows.map((each) => widthIn(code, `${each.number} ${unit}`))) * 22 * 1.1 + 24;
  return { label: percent(Math.min(0.36, label / room)), number: Math.ceil(number) };
}
