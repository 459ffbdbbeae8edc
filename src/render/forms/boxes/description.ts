import * as v from "valibot";
import { flag, text, texts } from "../../../content/schema-pieces.js";
import { role } from "../pieces.js";

const line = v.pipe(v.number(), v.integer("a step is a whole number"));
const step = v.optional(
  v.pipe(v.union([line, v.array(line)]), v.description("The line of steps that is about it, or several")),
);

const box = v.strictObject({
  id: text("The name by which rows, scopes, wires and walls mean it"),
  name: v.optional(text("What stands in it; its id when left out")),
  remark: v.optional(text("Smaller, beside the name or below it")),
  role: v.optional(role),
  line: v.optional(
    v.pipe(
      v.picklist(["leaves", "past", "outline"]),
      v.description("Ends after the start, is history, or stays beside the main path"),
    ),
  ),
  step,
});

const scope = v.strictObject({
  id: text("The name by which wires, walls and other scopes mean it"),
  label: text("What it is: a pod, a host, a virtual machine"),
  holds: v.pipe(texts("Ids of the boxes and scopes in it"), v.minLength(1, "it holds nothing")),
  role: v.optional(role),
  step,
});

const wire = v.strictObject({
  from: text("The box or scope where it begins"),
  to: text("The box or scope at which its head points"),
  label: v.optional(text("What travels along")),
  both: v.optional(flag("A head at each end")),
  wall: v.optional(text("A wall between both ends, which the wire crosses")),
  step,
});

const wall = v.strictObject({
  between: v.pipe(
    v.array(v.string()),
    v.length(2, "a wall stands between two things"),
    v.description("The two boxes or scopes that it keeps apart"),
  ),
  label: text("What the wall is, or what crosses it"),
  short: v.optional(flag("Only as long as the narrower of the two, not across what holds both")),
  step,
});

/** The language of boxes and wires: what an author writes. */
export const schema = v.strictObject({
  boxes: v.pipe(v.array(box), v.minLength(1, "there is no box"), v.maxLength(24, "no slide has room for more than 24")),
  rows: v.optional(
    v.pipe(
      v.array(
        v.pipe(
          v.array(v.string()),
          v.minLength(1, "the row is empty"),
          v.maxLength(6, "more than six boxes in a row are too narrow"),
        ),
      ),
      v.minLength(1, "there is no row"),
      v.maxLength(8, "a slide has room for eight rows"),
      v.description(
        "Ids from above to below; the same id again spans, a dot leaves a place free. Left out, Graphviz finds places",
      ),
    ),
  ),
  direction: v.optional(
    v.pipe(v.picklist(["right", "down"]), v.description("Where wires lead when rows are left out; down when left out")),
  ),
  scopes: v.optional(v.pipe(v.array(scope), v.maxLength(8, "more than eight scopes cannot be told apart")), []),
  wires: v.optional(v.pipe(v.array(wire), v.maxLength(24, "more than 24 wires cannot be followed")), []),
  walls: v.optional(v.pipe(v.array(wall), v.maxLength(8, "more than eight walls are a list")), []),
  steps: v.optional(
    v.pipe(texts("Sentences that say what happens, in order"), v.maxLength(9, "nobody follows more than nine steps")),
    [],
  ),
  list: v.optional(flag("Whether the steps stand beside the picture; yes when left out"), true),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

export type Description = v.InferOutput<typeof schema>;
export type Box = Description["boxes"][number];
export type Scope = Description["scopes"][number];

/** The steps of a part, as a list. */
export const stepsOf = ({ step: steps }: { readonly step?: number | number[] | undefined }): readonly number[] =>
  steps === undefined ? [] : [steps].flat();

/** What people read on a box. */
export const nameOf = ({ id, name }: Box): string => name ?? id;
