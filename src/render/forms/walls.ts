import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { widthIn } from "../fonts/face.js";
import type { Setting } from "../growth/setting.js";
import { fields, many } from "../values/shape.js";
import { makeForm } from "./form.js";
import { percent, role } from "./pieces.js";
import { roomOf } from "./room.js";
import { narrowest } from "./wrap.js";

const wall = v.strictObject({ name: name("What has to break"), role: v.optional(role) });

const row = v.strictObject({
  name: name("What the walls are around"),
  walls: v.pipe(
    v.array(wall),
    v.minLength(1, "there is no wall"),
    v.maxLength(4, "no slide has room for more than four walls in a row"),
    v.description("What has to break, in the order of an attack"),
  ),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

const schema = v.strictObject({
  rows: v.pipe(
    v.array(row),
    v.minLength(2, "one row compares nothing: write two to five"),
    v.maxLength(5, "more than five rows are too many for one slide: write a second one"),
  ),
  steps: v.optional(flag("Show one row after the other")),
  note: v.optional(text("A line below them, such as what remains in every row")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Row = v.InferOutput<typeof row>;

/** Sizes of the names of walls in CSS pixels, the largest first; names of rows are larger by so much. */
const sizes = [26, 24, 22, 20] as const;
const smallest = 20;
const nameScale = 1.15;
/** Pixels beside a wall's name: its two lines, gaps and padding, as in form-walls.css. */
const besideWall = 62;
/** Pixels of a row that names and walls do not have: the word for an attack, the count, gaps. */
const besideRow = 250;
/** How high rows are, by their number. */
const heights: Readonly<Record<number, number>> = { 2: 132, 3: 124, 4: 96, 5: 78 };

/** What has to break, in rows: the walls of each in their order, and how many they are. */
export const walls = makeForm({
  schema,
  list: "rows",
  shape: fields({
    rows: many(fields({ name: "text", walls: many(fields({ name: "text", role: "text" })), count: "number" })),
    note: "text",
    steps: "yes/no",
    size: "number",
    height: "number",
    name: "text",
    columns: "text",
  }),
  view: ({ rows, note = "", steps = false }, { setting }) => ({
    rows: rows.map((each) => ({
      name: each.name,
      walls: each.walls.map((one) => ({ name: one.name, role: one.role ?? "" })),
      count: each.walls.length,
    })),
    note,
    steps,
    height: heights[rows.length] ?? smallest,
    ...(setting ? placesOf(rows, setting) : { size: smallest, name: "22%", columns: "" }),
  }),
});

interface Places {
  readonly size: number;
  /** The column of the rows' names, and those of the walls. */
  readonly name: string;
  readonly columns: string;
}

/** The largest letters in which every wall's name takes two lines at most; where none fit, columns share the room. */
function placesOf(rows: readonly Row[], setting: Setting): Places {
  const room = roomOf(setting).width;
  const made = sizes.map((size) => {
    const name = Math.min(nameWidth(rows, setting) * size * nameScale + 8, room * 0.24);
    const columns = columnWidths(rows, setting).map((width) => width * size + besideWall);
    return { size, name, columns };
  });
  const fits = ({ name, columns }: (typeof made)[number]) =>
    name + besideRow + columns.reduce((sum, width) => sum + width, 0) <= room;
  const chosen = made.find(fits) ?? made.at(-1);
  const { size, name, columns } = chosen ?? { size: smallest, name: room * 0.22, columns: [] };
  // On a narrower canvas each has its share of what there is.
  const all = columns.reduce((sum, width) => sum + width, 0);
  const tracks = columns.map((width) => `min(${Math.ceil(width)}px, ${percent(width / all)})`);
  return { size, name: percent(name / room), columns: tracks.join(" ") };
}

const nameWidth = (rows: readonly Row[], { faces }: Setting) =>
  Math.max(...rows.map(({ name }) => widthIn(faces.bold, name)));

/** Walls at the same place of a chain stand below each other: each column is as wide as its widest name, in em. */
function columnWidths(rows: readonly Row[], { faces }: Setting): number[] {
  const longest = Math.max(...rows.map((each) => each.walls.length));
  return Array.from({ length: longest }, (_, index) =>
    Math.max(5, ...rows.map((each) => narrowest(faces.bold, each.walls[index]?.name ?? "", 2))),
  );
}
