import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { fields, many } from "../values/shape.js";
import { makeForm } from "./form.js";
import { role } from "./pieces.js";
import { placeWalls } from "./walls-layout.js";

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

/** What has to break, in rows: the walls of each in their order, and how many they are. */
export const walls = makeForm({
  schema,
  list: "rows",
  shape: fields({
    rows: many(fields({ name: "text", walls: many(fields({ name: "text", role: "text" })), count: "number" })),
    note: "text",
    steps: "yes/no",
    size: "number",
    countSize: "number",
    height: "number",
    name: "text",
    columns: "text",
    most: "number",
    fit: "text",
  }),
  view({ rows, note = "", steps = false }, tools) {
    const places = placeWalls({ rows, hasNote: note !== "" }, tools.room);
    if (!("size" in places)) {
      const { row: at, wall: inRow } = places;
      const path = ["rows", at, ...(inRow === undefined ? [] : ["walls", inRow]), "name"];
      return tools.refuse(path, "the slide has no room for this name beside the others", "write it shorter");
    }
    return {
      rows: rows.map((each) => ({
        name: each.name,
        walls: each.walls.map((one) => ({ name: one.name, role: one.role ?? "" })),
        count: each.walls.length,
      })),
      note,
      steps,
      ...places,
    };
  },
});
