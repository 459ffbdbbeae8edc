import * as v from "valibot";
import { finite, flag, text, texts } from "../../content/schema-pieces.js";
import { role } from "./pieces.js";

const entry = v.strictObject({
  label: text("What it is called"),
  value: v.optional(finite("The number")),
  fact: v.optional(text("The attribute of the registry that has it: ENTRY.ATTRIBUTE")),
  low: v.optional(finite("The lowest that was measured")),
  high: v.optional(finite("The highest that was measured")),
  role: v.optional(role),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

/** A map in which every label is one, also such as every object has by itself. */
const roles = v.pipe(
  v.custom<object>(
    (given) => typeof given === "object" && given !== null && !Array.isArray(given),
    "write LABEL: ROLE",
  ),
  v.transform((given) => new Map<string, unknown>(Object.entries(given))),
  v.map(v.string(), role),
  v.description("Roles by labels, for a file"),
);

const reference = v.pipe(
  v.strictObject({ value: finite("Where the line is"), text: text("What the line means") }),
  v.description("A line at a value that the others are compared with"),
);

/** The keys that say where in a file the numbers are; beside written entries they would do nothing. */
const fileEntries = {
  list: v.optional(text("Path of the list in the file (default: results)")),
  label: v.optional(text("Path of a label in an entry of the list (default: name)")),
  value: v.optional(text("Path of a number in an entry of the list, such as start.median")),
  low: v.optional(text("Path of the lowest that was measured")),
  high: v.optional(text("Path of the highest that was measured")),
  roles: v.optional(roles),
};
export const fileKeys = Object.keys(fileEntries) as readonly (keyof typeof fileEntries)[];

/** The keys of a chart, or of one of its panels. */
const panelKeys = {
  entries: v.optional(v.pipe(v.array(entry), v.minLength(1, "there is nothing to show"))),
  data: v.optional(text("A YAML or JSON file that has the numbers")),
  ...fileEntries,
  unit: v.optional(text("Behind each number; that of the facts when left out")),
  reference: v.optional(reference),
};

const panel = v.strictObject({ title: text("What the panel shows"), ...panelKeys });
const panels = v.pipe(v.array(panel), v.minLength(2), v.maxLength(3, "no slide has room for more than three panels"));
const kind = v.picklist(["bars", "dots", "units"], "is no kind of chart: write bars, dots or units");

export const chartSchema = v.strictObject({
  ...panelKeys,
  kind: v.optional(v.pipe(kind, v.description("bars (default), dots, or units: a square for each so many"))),
  panels: v.optional(v.pipe(panels, v.description("Several charts beside each other"))),
  scale: v.optional(v.pipe(v.picklist(["same", "own"], "write same or own"), v.description("The scale of panels"))),
  log: v.optional(flag("A logarithmic scale, for dots")),
  from: v.optional(finite("Where the axis begins, for dots")),
  each: v.optional(v.pipe(finite("What a square stands for"), v.gtValue(0, "must be above 0"))),
  steps: v.optional(flag("Show one row after the other")),
  note: v.optional(text("What was measured, and under which conditions")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

export type Chart = v.InferOutput<typeof chartSchema>;
/** What a panel says; a chart without panels says the same. */
export type PanelWishes = Omit<v.InferOutput<typeof panel>, "title">;
