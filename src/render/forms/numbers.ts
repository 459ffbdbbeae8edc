import * as v from "valibot";
import { finite, flag, name, text, texts } from "../../content/schema-pieces.js";
import { widthIn } from "../fonts/face.js";
import type { Setting } from "../growth/setting.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import { roomOf } from "./room.js";

const entry = v.strictObject({
  value: v.optional(
    v.pipe(v.union([finite("The number"), v.string()]), v.description("The number, or a short text such as 1/3")),
  ),
  fact: v.optional(text("The attribute of the registry that has it: ENTRY.ATTRIBUTE")),
  unit: v.optional(text("Behind it, smaller; that of the fact when left out")),
  text: name("What it counts, and under which conditions"),
});

const schema = v.strictObject({
  entries: v.pipe(v.array(entry), v.minLength(1, "there is no number"), v.maxLength(4, "more than four are a table")),
  steps: v.optional(flag("Show one after the other")),
  note: v.optional(text("A line below them, such as the conditions of all")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Entry = v.InferOutput<typeof entry>;

interface BigNumber {
  /** A number, which the template writes in the deck's language; undefined where it is a text. */
  readonly number: number | undefined;
  readonly words: string;
  readonly unit: string;
  readonly text: string;
}

/** Sizes of big numbers in CSS pixels, the largest first. */
const sizes = [208, 176, 144, 120, 100, 84, 72] as const;
/** The unit's size, in em of the number's; and the gaps between columns and before a unit in pixels, as in forms.css. */
const unitSize = 0.4;
const gaps = { column: 48, unit: 14 };

/** One to four numbers in large type, each with what it counts. */
export const numbers = makeForm({
  schema,
  list: "entries",
  shape: fields({
    entries: many(fields({ number: "number", words: "text", unit: "text", text: "text" })),
    note: "text",
    steps: "yes/no",
    size: "number",
    room: "number",
    columns: "text",
  }),
  view({ entries, note = "", steps = false }, tools) {
    const shown = entries.map((each, index) => numberOfEntry(each, index, tools));
    if (!shown.every((each) => each !== undefined)) return undefined;
    const widths = shown.map((each) => tools.setting && widthOf(each, tools.setting));
    const size = sizeOf(widths, tools.setting);
    const room = roomOf(tools.setting).width;
    return { entries: shown, note, steps, size, room, columns: columnsOf(widths, size) };
  },
});

function numberOfEntry({ value, fact, unit, text: words }: Entry, index: number, tools: FormTools) {
  const path = ["entries", index];
  if (fact !== undefined && value !== undefined)
    return tools.refuse([...path, "value"], "a number is written or taken from a fact", "leave one of the two out");
  const found = fact === undefined ? { number: value, unit: "" } : tools.quantity(fact, [...path, "fact"]);
  if (!found) return undefined;
  if (found.number === undefined) return tools.refuse(path, "there is no number", "add value: or fact:");
  if (String(found.number).length > 12)
    return tools.refuse([...path, "value"], "no slide has room for it in large type", "write at most 12 characters");
  const isText = typeof found.number === "string";
  return {
    number: isText ? undefined : Number(found.number),
    words: String(found.number),
    unit: unit ?? found.unit,
    text: words,
  } satisfies BigNumber;
}

/** The width of a number with its unit, in em of the number's size. */
const widthOf = ({ words, unit }: BigNumber, { faces }: Setting): number =>
  widthIn(faces.display, words) + (unit === "" ? 0 : widthIn(faces.display, unit) * unitSize);

/** What the text below a number needs, in pixels. */
const leastColumn = 230;

/** The largest size at which all fit beside each other. */
function sizeOf(widths: readonly (number | undefined)[], setting: Setting | undefined): number {
  const fallback = sizes.at(-1) ?? 0;
  if (!setting) return fallback;
  const room = roomOf(setting).width - (widths.length - 1) * gaps.column - widths.length * gaps.unit;
  const all = (size: number) => widths.reduce<number>((sum, width = 1) => sum + Math.max(leastColumn, width * size), 0);
  return sizes.find((size) => all(size) <= room) ?? fallback;
}

/** Columns in proportion to what stands in them: a short number needs less room than a long one, but its text some, too. */
const columnsOf = (widths: readonly (number | undefined)[], size: number): string =>
  widths.map((width = 1) => `minmax(0, ${Math.round(Math.max(leastColumn, width * size + gaps.unit))}fr)`).join(" ");
