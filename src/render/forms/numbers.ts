import * as v from "valibot";
import { finite, flag, isShowable, name, notShowable, text, texts } from "../../content/schema-pieces.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import type { Room } from "./room.js";
import { linesIn, narrowest } from "./wrap.js";

const entry = v.strictObject({
  value: v.optional(
    v.pipe(
      v.union([finite("The number"), name("A short text")]),
      v.description("The number, or a short text such as 1/3"),
    ),
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
  /** The number as the deck's language writes it, or the text. */
  readonly words: string;
  readonly unit: string;
  readonly text: string;
}

/** Sizes of big numbers in CSS pixels, the largest first. */
const sizes = [208, 176, 144, 120, 100, 84, 72] as const;
const smallest = 72;
/** The most characters of a number as it is written in the data. */
const mostCharacters = 12;
/** The unit's size, in em of the number's; and the gaps between columns and before a unit in pixels, as in forms.css. */
const unitSize = 0.4;
const gaps = { column: 48, unit: 14 };
/** Heights in pixels, as in forms.css: around a number, and above a note; and a line of text in em. */
const heights = { around: 55, note: 44, line: 1.35 } as const;

/** One to four numbers in large type, each with what it counts. */
export const numbers = makeForm({
  schema,
  list: "entries",
  shape: fields({
    entries: many(fields({ words: "text", unit: "text", text: "text" })),
    note: "text",
    steps: "yes/no",
    size: "number",
    room: "number",
    columns: "text",
  }),
  view({ entries, note = "", steps = false }, tools) {
    const shown = entries.map((each, index) => numberOfEntry(each, index, tools));
    if (!shown.every((each) => each !== undefined)) return undefined;
    const { room } = tools;
    const wide = shown.map((each) => ({ width: widthOf(each, room), least: leastColumn }));
    const columns = lengthAt(smallest, wide) <= room.width ? wide : wide.map(closer(entries, room));
    const narrow = sizes.find((size) => lengthAt(size, columns) <= room.width);
    if (narrow === undefined) return refuseWide(columns, entries, tools);
    const said = { texts: entries.map((each) => each.text), note, columns };
    const low = sizes.find((size) => size <= narrow && heightAt(size, said, tools) <= room.height);
    if (low === undefined && room.isShared) return refuseHeight(tools);
    const fitting = low ?? narrow;
    // Where only a browser knows the letters, larger ones might not fit.
    const size = tools.setting ? fitting : smallest;
    return { entries: shown, note, steps, size, room: room.width, columns: columnsOf(columns, size) };
  },
});

function numberOfEntry({ value, fact, unit, text: words }: Entry, index: number, tools: FormTools) {
  const path = ["entries", index];
  const own = [...path, fact === undefined ? "value" : "fact"];
  if (fact !== undefined && value !== undefined)
    return tools.refuse([...path, "value"], "a number is written or taken from a fact", "leave one of the two out");
  const found = fact === undefined ? { number: value, unit: "" } : tools.quantity(fact, own);
  if (!found) return undefined;
  const { number } = found;
  if (number === undefined) return tools.refuse(path, "there is no number", "add value: or fact:");
  if (typeof number === "number" && !isShowable(number)) return tools.refuse(own, `“${fact}” ${notShowable}`, other);
  if (String(number).length > mostCharacters) return tools.refuse(own, "no slide has room for it in large type", other);
  return {
    words: typeof number === "number" ? tools.number(number) : number,
    unit: unit ?? found.unit,
    text: words,
  } satisfies BigNumber;
}

const other = `write at most ${mostCharacters} characters`;

/** The width of a number with its unit, in em of the number's size. */
const widthOf = ({ words, unit }: BigNumber, { widthOf: width }: Room): number =>
  width(words, "display", 1) + (unit === "" ? 0 : width(unit, "display", unitSize));

/** The width in which the text below a number reads well, in pixels. */
const leastColumn = 230;
/** The most lines of a text for which a column is made narrower than that. */
const mostLines = 3;

interface NumberColumn {
  /** Of the number with its unit, in em of the number's size. */
  readonly width: number;
  /** What the text below it needs, in pixels. */
  readonly least: number;
}

/** Columns no wider than their texts need. */
const closer =
  (entries: readonly Entry[], room: Room) =>
  (column: NumberColumn, index: number): NumberColumn => {
    const least = narrowest(room.faceOf("text"), entries[index]?.text ?? "", mostLines) * room.sizeOf("text-m");
    return { ...column, least: Math.min(leastColumn, least) };
  };

/** How wide all are beside each other, with their gaps, in pixels. */
const lengthAt = (size: number, columns: readonly NumberColumn[]): number =>
  columns.reduce((sum, { width, least }) => sum + Math.max(least, width * size) + gaps.unit, 0) +
  (columns.length - 1) * gaps.column;

interface Said {
  readonly texts: readonly string[];
  readonly note: string;
  readonly columns: readonly NumberColumn[];
}

/** How high numbers are with all that is said of them, in pixels. */
function heightAt(size: number, { texts, note, columns }: Said, { room }: FormTools): number {
  const shares = columns.map((column) => columnAt(column, size));
  const scale = (room.width - (columns.length - 1) * gaps.column) / shares.reduce((sum, share) => sum + share, 0);
  const [text, small] = [room.sizeOf("text-m"), room.sizeOf("text-dense")];
  const lines = texts.map((words, index) => linesIn(room.faceOf("text"), words, ((shares[index] ?? 0) * scale) / text));
  const below = note === "" ? 0 : heights.note + linesIn(room.faceOf("text"), note, room.width / small) * small * 1.4;
  return heights.around + size + Math.max(...lines) * text * heights.line + below;
}

function refuseHeight({ refuse }: FormTools): undefined {
  const hint = "write shorter texts, leave the note out, or give the numbers a slide of their own";
  return refuse(["entries"], "there is no room for these numbers beside what else is on the slide", hint);
}

/** Says which numbers take more than their share, or the most, where there is too little room for the smallest letters. */
function refuseWide(columns: readonly NumberColumn[], entries: readonly Entry[], tools: FormTools): undefined {
  const widths = columns.map(({ width }) => width);
  const gapsBetween = (widths.length - 1) * gaps.column + widths.length * gaps.unit;
  const share = (tools.room.width - gapsBetween) / widths.length;
  const most = Math.min(Math.max(...widths), share / smallest);
  const hint = "write a shorter unit or number, or leave one of the numbers out";
  for (const [index, { unit, fact }] of entries.entries()) {
    if ((widths[index] ?? 0) < most) continue;
    const key = unit !== undefined ? "unit" : fact !== undefined ? "fact" : "value";
    tools.refuse(["entries", index, key], "the number and its unit have no room on a slide in large type", hint);
  }
  return undefined;
}

/** Columns in proportion to what stands in them: a short number needs less room than a long one, but its text some, too. */
const columnsOf = (columns: readonly NumberColumn[], size: number): string =>
  columns.map((column) => `minmax(0, ${columnAt(column, size)}fr)`).join(" ");

/** The column of a number, in pixels at its least. */
const columnAt = ({ width, least }: NumberColumn, size: number) =>
  Math.round(Math.max(least, width * size + gaps.unit));
