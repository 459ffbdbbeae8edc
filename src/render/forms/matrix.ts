import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { didYouMean } from "../../report/suggest.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import { layMatrix, type MatrixMisfit } from "./matrix-layout.js";
import { role } from "./pieces.js";

const states = ["filled", "empty", "hatched"] as const;
const state = v.pipe(
  v.picklist(states, `is no state: write ${states.join(", ")}`),
  v.description("filled (default), empty for what is not there, or hatched for what hides something"),
);
const cell = v.union([
  v.string(),
  v.boolean(),
  v.strictObject({ text: v.optional(text("What stands in it")), role: v.optional(role), state: v.optional(state) }),
]);
const head = { name: name("Its name"), note: v.optional(text("A smaller line below the name")) };
const column = v.union([name("Its name"), v.strictObject(head)]);
const row = v.strictObject({
  ...head,
  cells: v.pipe(v.array(cell), v.description("One for each column: yes, no, partly, a text, or text, role and state")),
  line: v.optional(flag("A line below it")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

const schema = v.strictObject({
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(6, "more than six columns are too many for a slide")),
  rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(8, "more than eight rows are too many for a slide")),
  emphasis: v.optional(name("The name of the row or the column that the slide is about")),
  legend: v.optional(v.pipe(v.record(state, v.string()), v.description("What states mean: hatched: a whiteout"))),
  code: v.optional(flag("Set cells and the heads of columns as code")),
  steps: v.optional(flag("Show one row after the other")),
  note: v.optional(text("A line below it")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Matrix = v.InferOutput<typeof schema>;

const headShape = fields({ name: "text", note: "text", isEmphasised: "yes/no" });
const cellShape = fields({
  text: "text",
  mark: "text",
  role: "text",
  state: "text",
  meaning: "text",
  isEmphasised: "yes/no",
});

/** Rows and columns of yes, no, partly or short texts, one of them emphasised. */
export const matrix = makeForm({
  schema,
  list: "rows",
  shape: fields({
    columns: many(headShape),
    rows: many(fields({ head: headShape, cells: many(cellShape), hasLine: "yes/no" })),
    legend: many(fields({ state: "text", text: "text" })),
    isCode: "yes/no",
    note: "text",
    steps: "yes/no",
    size: "number",
    columnSize: "number",
    height: "number",
    gap: "number",
    heads: "text",
    fit: "text",
  }),
  view(data, tools) {
    const { rows, emphasis, legend = {}, code = false, steps = false, note = "" } = data;
    const columns = data.columns.map((each) => (typeof each === "string" ? { name: each } : each));
    const names = [...columns, ...rows].map((each) => each.name);
    if (!isWhole(data, names, tools)) return undefined;
    const headOf = ({ name: called, note: more = "" }: { name: string; note?: string | undefined }) => ({
      name: called,
      note: more,
      isEmphasised: called === emphasis,
    });
    const table = {
      columns: columns.map(headOf),
      rows: rows.map((each) => ({
        head: headOf(each),
        hasLine: each.line ?? false,
        cells: each.cells.map(cellOf).map((one, index) => ({
          ...one,
          meaning: legend[one.state] ?? "",
          isEmphasised: emphasis !== undefined && [each.name, columns[index]?.name].includes(emphasis),
        })),
      })),
      isCode: code,
    };
    const explained = Object.entries(legend).map(([called, means]) => ({ state: called, text: means }));
    const below = Number(explained.length > 0) + Number(note !== "");
    const places = layMatrix({ ...table, below }, tools.room);
    if (!("size" in places)) return refuseRoom(places, tools);
    return { ...table, legend: explained, note, steps, ...places };
  },
});

function refuseRoom({ path, rows }: MatrixMisfit, tools: FormTools): undefined {
  return rows === undefined
    ? tools.refuse(path, "there is no room for this in its column", "write it shorter, or leave out a column")
    : tools.refuse(path, "the slide has no room for more rows", `${rows} fit: write shorter cells, or make two slides`);
}

/** Whether every row has its cells, and what is emphasised or explained is there; reports what is not. */
function isWhole(
  { rows, columns, emphasis, legend = {} }: Matrix,
  names: readonly string[],
  tools: FormTools,
): boolean {
  const wrong = rows.findIndex(({ cells }) => cells.length !== columns.length);
  if (wrong !== -1) {
    const detail = `there are ${columns.length} columns, and this row has another number of cells: ${rows[wrong]?.cells.length}`;
    return tools.refuse(["rows", wrong, "cells"], detail, 'write one for each column, "" for none') ?? false;
  }
  if (emphasis !== undefined && !names.includes(emphasis)) {
    const hint = didYouMean(emphasis, names) ?? `there are: ${names.join(", ")}`;
    return tools.refuse(["emphasis"], `there is no row or column “${emphasis}”`, hint) ?? false;
  }
  const shown: readonly string[] = rows.flatMap(({ cells }) => cells.map((each) => cellOf(each).state));
  const unused = Object.keys(legend).find((name) => !shown.includes(name));
  if (unused === undefined) return true;
  return tools.refuse(["legend", unused], `no cell is ${unused}`, "leave it out of the legend") ?? false;
}

type State = (typeof states)[number];
type Cell = v.InferOutput<typeof cell>;

/** What a cell shows: `mark` is yes, no or partly, which its template puts into words; an empty text is an empty cell. */
function cellOf(written: Cell) {
  if (typeof written === "boolean")
    return { text: "", mark: written ? "yes" : "no", role: "", state: "filled" as State };
  const { text: words = "", role: layer = "", state: own } = typeof written === "string" ? { text: written } : written;
  const isMark = ["yes", "no", "partly"].includes(words);
  const known: State = own ?? (words === "" ? "empty" : "filled");
  return { text: isMark ? "" : words, mark: isMark ? words : "", role: layer, state: known };
}
