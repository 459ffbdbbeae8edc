import * as v from "valibot";
import { flag, name, text, texts } from "../../content/schema-pieces.js";
import { layers } from "../drawing/roles.js";
import { fields, many } from "../values/shape.js";
import { type FormTools, makeForm } from "./form.js";
import { percent, role, rounded } from "./pieces.js";
import type { Room } from "./room.js";
import { when } from "./timeline/dates.js";
import { type Entry, readEntries } from "./timeline/entries.js";
import { type Fit, fitIn, heights, isFit, type Misfit, noteSize, placeOn } from "./timeline/fit.js";
import { type Range, rangeOf, ticksOf } from "./timeline/scale.js";

const date = (about: string) => v.pipe(when, v.description(about));

const entry = v.strictObject({
  date: v.optional(date("When it was: a year, a month or a day, such as 2013, 2013-03 or 2013-03-20")),
  fact: v.optional(text("The attribute of the registry that has the date: ENTRY.ATTRIBUTE")),
  label: v.optional(name("What was then; the name of the fact’s entry when left out")),
  role: v.optional(role),
  note: v.optional(text("A few words behind the label")),
  lane: v.optional(name("The name of its lane")),
});

const band = v.strictObject({
  from: date("Its beginning"),
  to: date("Its end"),
  text: name("What the time is called"),
});
const lane = v.strictObject({ name: name("Its name"), role: v.optional(role) });

const schema = v.strictObject({
  entries: v.pipe(v.array(entry), v.minLength(1, "there is no entry"), v.maxLength(60, "more than sixty are a table")),
  bands: v.optional(
    v.pipe(
      v.array(band),
      v.maxLength(12, "more than twelve have no room: name fewer times"),
      v.description("Times with a name"),
    ),
  ),
  lanes: v.optional(
    v.pipe(v.array(lane), v.maxLength(6, "more than six have no room"), v.description("Lines of their own")),
  ),
  from: v.optional(date("Where the axis begins; a little before the first date when left out")),
  to: v.optional(date("Where the axis ends, with all of that year, month or day")),
  dates: v.optional(flag("Show the date before each label")),
  emphasis: v.optional(v.union([name("The label of an entry"), v.array(name("The label of an entry"))])),
  legend: v.optional(
    v.pipe(v.record(v.picklist(layers), name("What its colour means")), v.description("What the colours mean")),
  ),
  steps: v.optional(flag("Show one entry after the other, in the order of time")),
  note: v.optional(text("A line below it")),
  cite: v.optional(texts("Ids of facts and entries that say so")),
});

type Data = v.InferOutput<typeof schema>;

/** The word for a role whose meaning nobody has written. */
const wordFor = (layer: (typeof layers)[number]) => `role.${layer}`;

/** What the colour of a role means. */
interface Meaning {
  readonly role: string;
  readonly text: string;
}

/** Sizes of names of bands, of meanings of colours, and of names of lanes, as in form-timeline.css. */
const sizes = { band: "text-dense", legend: "text-s", lane: "text-dense" } as const;
/** Beside the names of lanes; of the legend: a dot with its gap, and what stands between two. */
const gaps = { lane: 24, dot: 26, between: 30 } as const;
/** What a line below the picture takes of the height, and how much of the width names of lanes may. */
const noteHeight = 44;
const mostLane = 0.25;

/** What happened when: a dot for each entry on an axis that is proportional to time. */
export const timeline = makeForm({
  schema,
  list: "entries",
  words: layers.map(wordFor),
  shape: fields({
    entries: many(
      fields({
        label: "text",
        date: "text",
        role: "text",
        note: "text",
        lane: "text",
        at: "number",
        top: "number",
        stem: "number",
        isBefore: "yes/no",
        isEmphasised: "yes/no",
      }),
    ),
    bands: many(
      fields({
        text: "text",
        from: "text",
        to: "text",
        start: "number",
        length: "number",
        at: "number",
        top: "number",
      }),
    ),
    lanes: many(fields({ name: "text", ground: "number" })),
    ticks: many(fields({ at: "number", text: "text" })),
    legend: many(fields({ role: "text", text: "text" })),
    legendAt: "number",
    legendTop: "number",
    bandTop: "number",
    first: "text",
    last: "text",
    lead: "number",
    axis: "number",
    ground: "number",
    height: "number",
    names: "text",
    size: "number",
    small: "number",
    hasEmphasis: "yes/no",
    dates: "yes/no",
    steps: "yes/no",
    note: "text",
  }),
  view(data, tools) {
    const entries = readEntries(data, tools);
    const legend = entries && legendOf(data, entries, tools);
    const names = legend && widthOfNames(data, tools);
    if (!entries || !legend || names === undefined) return undefined;
    const { bands = [], lanes = [], note, dates = false } = data;
    const { room } = tools;
    const ends = bands.flatMap(({ from, to }) => [from, { ...to, start: to.end }]);
    const range = rangeOf({ dates: [...entries.map((each) => each.date), ...ends], from: data.from, to: data.to });
    const width = room.width - names;
    if (widthOfLegend(legend, room) > width) return refuseLegend(legend, room, tools);
    const fit = fitIn({
      entries,
      range,
      bands: bands.map(({ from, to, text: said }) => ({
        start: from.start,
        end: to.end,
        words: Math.ceil(room.widthOf(said, "text", room.sizeOf(sizes.band))) + 1,
      })),
      lanes: Math.max(1, lanes.length),
      legend: widthOfLegend(legend, room),
      isDated: dates,
      room,
      height: room.height - (note === undefined ? 0 : noteHeight),
      width,
    });
    if (!isFit(fit)) return refuseMisfit(fit, data, tools);
    return viewOf({ data, entries, legend, names, range, fit, width, room });
  },
});

/** The roles of the entries with what they mean: those that are written, and others where there are several and no lane says it. */
function legendOf({ legend = {}, lanes = [] }: Data, entries: readonly Entry[], { refuse, word }: FormTools) {
  const usedBy = (shown: readonly Entry[]) => layers.filter((each) => shown.some((entry) => entry.role === each));
  const used = usedBy(entries);
  const unused = Object.keys(legend).find((each) => !used.some((shown) => shown === each));
  if (unused !== undefined) return refuse(["legend", unused], `no entry is ${unused}`, "leave it out of the legend");
  const unsaid = new Set(usedBy(entries.filter((each) => each.role !== lanes[each.lane]?.role)));
  const isNeeded = used.length > 1 || Object.keys(legend).length > 0;
  const shown = used.filter((each) => unsaid.has(each) || legend[each] !== undefined);
  return isNeeded ? shown.map((each) => ({ role: each, text: legend[each] ?? word(wordFor(each)) })) : [];
}

function widthOfLegend(legend: readonly Meaning[], room: Room): number {
  const widths = legend.map(({ text: said }) => room.widthOf(said, "text", room.sizeOf(sizes.legend)) + gaps.dot);
  return legend.length === 0 ? 0 : Math.ceil(widths.reduce((sum, each) => sum + gaps.between + each));
}

/** How wide the column of the lanes' names is; 0 where there are none. */
function widthOfNames({ lanes = [] }: Data, { room, refuse }: FormTools): number | undefined {
  const names = lanes.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) return refuse(["lanes", twice, "name"], `there are two lanes “${names[twice]}”`, "rename one");
  const widths = names.map((name) => Math.ceil(room.widthOf(name, "bold", room.sizeOf(sizes.lane))));
  const long = widths.findIndex((width) => width > room.width * mostLane);
  if (long >= 0) return refuse(["lanes", long, "name"], "there is no room for such a long name", "write a shorter one");
  return names.length === 0 ? 0 : Math.max(...widths) + gaps.lane;
}

/** Says which meaning takes most room. */
function refuseLegend(legend: readonly Meaning[], room: Room, { refuse }: FormTools): undefined {
  const [longest] = legend.toSorted((one, other) => widthOfLegend([other], room) - widthOfLegend([one], room));
  return refuse(["legend", longest?.role ?? ""], "the legend is wider than the time line", "write shorter meanings");
}

function refuseMisfit(misfit: Misfit, { entries, bands }: Data, { refuse }: FormTools): undefined {
  if ("band" in misfit)
    return refuse(["bands", misfit.band, "text"], `“${bands?.[misfit.band]?.text}” has no room`, "write it shorter");
  const { lacking, fit } = misfit;
  const detail = `“${lacking.label}” has no room beside the others`;
  const hint = `${fit} of ${entries.length} fit: leave some out, write shorter labels, or make two time lines`;
  return refuse(["entries", lacking.index], detail, hint);
}

interface Shown {
  readonly data: Data;
  readonly entries: readonly Entry[];
  readonly legend: readonly Meaning[];
  readonly names: number;
  readonly range: Range;
  readonly fit: Fit;
  readonly width: number;
  readonly room: Room;
}

function viewOf({ data, entries, legend, names, range, fit, width, room }: Shown) {
  const { bands = [], lanes = [], note = "", steps = false, dates = false } = data;
  const share = (x: number) => rounded((x / width) * 100);
  const onAxis = (day: number) => placeOn(fit, day, range);
  const ground = rounded(fit.grounds.at(-1) ?? 0);
  return {
    entries: entries.map(({ date: { text: written }, lane: number, index: _, ...each }, index) => {
      const { x = 0, top = 0, stem = 0, isBefore = false } = fit.places[index] ?? {};
      const place = { at: share(x), top: rounded(top), stem: rounded(stem), isBefore };
      return { ...each, ...place, date: written, lane: lanes[number]?.name ?? "" };
    }),
    bands: bands.map(({ from, to, text: said }, index) => ({
      text: said,
      from: from.text,
      to: to.text,
      start: share(onAxis(from.start)),
      length: share(onAxis(to.end) - onAxis(from.start)),
      at: share(fit.banners[index]?.x ?? 0),
      top: rounded(fit.banners[index]?.top ?? 0),
    })),
    lanes: lanes.map(({ name }, index) => ({ name, ground: rounded(fit.grounds[index] ?? 0) })),
    ticks: ticksOf(range, fit.axis, room),
    legend,
    legendAt: share(fit.legend?.x ?? 0),
    legendTop: rounded(fit.legend?.top ?? 0),
    bandTop: fit.bandTop,
    first: entries[0]?.date.text ?? "",
    last: entries.at(-1)?.date.text ?? "",
    lead: share(fit.lead),
    axis: share(fit.axis),
    ground,
    height: ground + heights.axis,
    names: percent(names / room.width),
    size: fit.size,
    small: noteSize(fit.size),
    hasEmphasis: entries.some(({ isEmphasised }) => isEmphasised),
    dates,
    steps,
    note,
  };
}
