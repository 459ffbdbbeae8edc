import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import { type Arrow, type Life, readLives } from "./lives.js";
import { type Axis, axisOf } from "./moments.js";
import { role, rounded } from "./pieces.js";
import type { Room } from "./room.js";

const party = v.strictObject({
  name: name("Who it is"),
  role: v.optional(role),
  from: v.optional(name("The moment at which it starts; when left out, it was there before the first one")),
  to: v.optional(name("The moment at which it leaves; when left out, it stays")),
  text: v.optional(text("What it does, in its bar or beside it")),
  "started-by": v.optional(name("The name of the party that starts it: an arrow at that moment")),
});

const call = v.strictObject({
  from: name("The name of the party that calls"),
  to: name("The name of the party that is called"),
  at: name("The moment of the call"),
});

const schema = v.strictObject({
  moments: v.pipe(
    v.array(name("A moment")),
    v.minLength(2, "a life needs two moments"),
    v.maxLength(8, "more than eight have no room for their names"),
    v.description("The names of moments in their order; what lies between them is not to scale"),
  ),
  parties: v.pipe(
    v.array(party),
    v.minLength(1, "there is no party"),
    v.maxLength(12, "no slide has room for more than twelve parties: make two pictures"),
  ),
  calls: v.optional(
    v.pipe(
      v.array(call),
      v.maxLength(16, "more than sixteen arrows cannot be told apart: make two pictures"),
      v.description("Calls between parties that are both there: arrows"),
    ),
  ),
  steps: v.optional(flag("Show one party after the other")),
  note: v.optional(text("A line below the moments")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Data = v.InferOutput<typeof schema>;

/** What the places of one text depend on. */
interface Surroundings {
  readonly arrows: readonly Arrow[];
  readonly axis: Axis;
  readonly room: Room;
}

/** Heights in CSS pixels at their least: a bar, what lies between two, the axis without names, a line of names. */
const least = { bar: 34, gap: 18, axis: 30, line: 26, note: 44 };
/** A bar where there is room for it, in CSS pixels; as in form-lifetimes.css. */
const usualBar = 48;
/** Sizes of parties' names, how much of the width they may take, and what keeps them from the bars. */
const names = { sizes: [26, 23, 20], share: 0.32, gap: 22 } as const;
/** The size of the text of a bar, and what keeps it from edges and arrows. */
const words = { size: 21, gap: 14 };

/** Who starts, who stays and who leaves: a bar for each party on an axis of named moments. */
export const lifetimes = makeForm({
  schema,
  list: "parties",
  shape: fields({
    parties: many(
      fields({
        name: "text",
        role: "text",
        start: "number",
        length: "number",
        from: "text",
        to: "text",
        starter: "text",
        text: "text",
        place: "text",
        at: "number",
        arrows: many(fields({ at: "number", direction: "text", over: "number" })),
        calls: many(fields({ to: "text", at: "text" })),
      }),
    ),
    moments: many(fields({ name: "text", at: "number", edge: "text", width: "number" })),
    lines: "number",
    names: "number",
    bar: "number",
    size: "number",
    note: "text",
    steps: "yes/no",
  }),
  view(data, tools) {
    const read = readLives(data, tools);
    const size = read && sizeOfNames(data, tools);
    if (!size) return undefined;
    const { room } = tools;
    const column = Math.ceil(Math.max(...data.parties.map(({ name }) => room.widthOf(name, "bold", size)))) + names.gap;
    const isOpen = {
      start: read.lives.some(({ from }) => from < 0),
      end: read.lives.some(({ to }) => to === data.moments.length),
    };
    const axis = axisOf(data.moments, { room, width: room.width - column, isOpen }, tools);
    if (!axis || !hasRoom(data, axis, tools)) return undefined;
    const around = { arrows: read.arrows, axis, room };
    const parties = read.lives.map((life, row) => partyOf(life, row, { data, around, tools }));
    if (!parties.every((each) => each !== undefined)) return undefined;
    const { note = "", steps = false } = data;
    const bar = barHeight(data, axis, room);
    return { parties, moments: axis.moments, lines: axis.lines, names: column, bar, size, note, steps };
  },
});

/** The largest size in which all names have room. */
function sizeOfNames({ parties }: Data, tools: FormTools): number | undefined {
  const { room } = tools;
  const hasRoomIn = (size: number) => (name: string) => room.widthOf(name, "bold", size) <= room.width * names.share;
  const all = parties.map(({ name }) => name);
  const size = names.sizes.find((each) => all.every(hasRoomIn(each)));
  const long = all.findIndex((name) => !hasRoomIn(names.sizes[2])(name));
  return (
    size ?? tools.refuse(["parties", long, "name"], "there is no room for such a long name", "write a shorter one")
  );
}

/** What stands below the bars. */
const heightBelow = ({ note }: Data, { lines }: Axis) =>
  least.axis + lines * least.line + (note === undefined ? 0 : least.note);

/** How high a bar is: alone on a slide, bars shrink by themselves where there is too little room. */
function barHeight(data: Data, axis: Axis, { height, isShared }: Room): number {
  const free = (height - heightBelow(data, axis)) / data.parties.length - least.gap;
  return isShared ? Math.min(usualBar, Math.floor(free)) : usualBar;
}

/** Whether the slide has room for so many bars. */
function hasRoom(data: Data, axis: Axis, { room, refuse }: FormTools): boolean {
  const { parties } = data;
  const most = Math.max(0, Math.floor((room.height - heightBelow(data, axis) + least.gap) / (least.bar + least.gap)));
  if (parties.length <= most) return true;
  const detail = `the slide has no room for ${parties.length} parties`;
  refuse(["parties", most], detail, `${most} fit: make two pictures`);
  return false;
}

interface PartyTools {
  readonly data: Data;
  readonly around: Surroundings;
  readonly tools: FormTools;
}

function partyOf(life: Life, row: number, { data, around, tools }: PartyTools) {
  const { axis, arrows } = around;
  const { name = "", role = "", text: said = "", "started-by": starter = "" } = data.parties[row] ?? {};
  const start = axis.at(life.from);
  const place = placeOf(said, { start, end: axis.at(life.to) }, row, around);
  if (!place) {
    const hint = "write it shorter, or let the party live longer";
    return tools.refuse(["parties", row, "text"], "the text has room neither in its bar nor beside it", hint);
  }
  return {
    name,
    role,
    start,
    length: rounded(axis.at(life.to) - start),
    from: data.parties[row]?.from ?? "",
    to: data.parties[row]?.to ?? "",
    starter,
    text: said,
    ...place,
    // An arrow belongs to the lower of its rows, which comes with it.
    arrows: arrows.filter(({ from, to }) => Math.max(from, to) === row).map((arrow) => drawn(arrow, axis)),
    calls: data.calls?.filter(({ from }) => from === name) ?? [],
  };
}

/** An arrow as it is seen from the lower of its rows. */
const drawn = ({ from, to, at }: Arrow, axis: Axis) => ({
  at: axis.at(at),
  direction: from < to ? "down" : "up",
  over: Math.abs(from - to) - 1,
});

/** Where a text stands: in its bar, after it or before it; nowhere where an arrow would cross it. */
function placeOf(said: string, bar: { start: number; end: number }, row: number, { arrows, axis, room }: Surroundings) {
  const pixels = (share: number) => (share / 100) * axis.width;
  const wide = room.widthOf(said, "text", words.size) + 2 * words.gap;
  const isOver = ({ from, to }: Arrow) => Math.min(from, to) < row && row < Math.max(from, to);
  const crossed = arrows.filter(isOver).map(({ at }) => pixels(axis.at(at)));
  const isFree = (left: number, right: number) => crossed.every((x) => x <= left || x >= right);
  const [start, end] = [pixels(bar.start), pixels(bar.end)];
  const inside = [start, ...crossed.toSorted((a, b) => a - b)].find(
    (left) => left >= start && left + wide <= end && isFree(left, left + wide),
  );
  const share = (left: number) => rounded((left / axis.width) * 100);
  if (said === "" || inside !== undefined) return { place: "inside", at: share(inside ?? start) };
  if (end + wide <= axis.width && isFree(end, end + wide)) return { place: "beside", at: share(end) };
  if (start >= wide && isFree(start - wide, start)) return { place: "beside", at: share(start - wide) };
  return undefined;
}
