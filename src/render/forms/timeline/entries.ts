import { didYouMean } from "../../../report/suggest.js";
import type { FormTools } from "../form.js";
import { howToWrite, type When, whenOf } from "./dates.js";

/** What an author writes of one entry. */
interface WrittenEntry {
  readonly date?: When | undefined;
  readonly fact?: string | undefined;
  readonly label?: string | undefined;
  readonly role?: string | undefined;
  readonly note?: string | undefined;
  readonly lane?: string | undefined;
}

/** What an author writes of a time line. */
export interface Written {
  readonly entries: readonly WrittenEntry[];
  readonly lanes?: readonly { readonly name: string; readonly role?: string | undefined }[] | undefined;
  readonly bands?: readonly { readonly from: When; readonly to: When; readonly text: string }[] | undefined;
  readonly from?: When | undefined;
  readonly to?: When | undefined;
  readonly emphasis?: string | readonly string[] | undefined;
}

/** An entry with its date. */
export interface Entry {
  readonly date: When;
  readonly label: string;
  readonly role: string;
  readonly note: string;
  /** The number of its lane; 0 where there are none. */
  readonly lane: number;
  readonly isEmphasised: boolean;
  /** Where it stands in what the author wrote. */
  readonly index: number;
}

/** All entries in the order of time; undefined after reporting every mistake. */
export function readEntries(written: Written, tools: FormTools): readonly Entry[] | undefined {
  const inOrder = areInOrder(written, tools);
  const read = written.entries.map((_, index) => entryOf(index, written, tools));
  if (!inOrder || !read.every((entry) => entry !== undefined)) return undefined;
  if (!emphasisIsKnown(written, read, tools)) return undefined;
  return read.toSorted((a, b) => a.date.start - b.date.start);
}

/** Whether what ends begins before it, and lies on the axis. */
function areInOrder({ from, to, bands = [] }: Written, { refuse }: FormTools): boolean {
  if (from && to && from.start >= to.end)
    return refuse(["from"], `${from.text} lies after ${to.text}`, "from: is the earlier of the two") ?? false;
  const wrong = bands.map((band, index) => {
    const path = ["bands", index];
    if (band.from.start >= band.to.end)
      return refuse([...path, "from"], `${band.from.text} lies after ${band.to.text}`, "from: is the earlier one");
    if ((from && band.from.start < from.start) || (to && band.to.end > to.end))
      return refuse(path, `“${band.text}” goes beyond the axis`, "move from: or to: of the time line");
    return true;
  });
  return wrong.every(Boolean);
}

function entryOf(index: number, written: Written, tools: FormTools): Entry | undefined {
  const { lanes = [], from, to, emphasis = [] } = written;
  const { role, note = "", lane, ...entry } = written.entries[index] ?? {};
  const path = ["entries", index];
  const dated = datedOf(entry, index, tools);
  const track = laneOf(lane, index, { lanes, tools });
  if (!dated || track === undefined) return undefined;
  const { date, label } = dated;
  const key = [...path, entry.fact === undefined ? "date" : "fact"];
  if (from && date.start < from.start)
    return tools.refuse(key, `${date.text} lies before ${from.text}, where the axis begins`, "move from:");
  if (to && date.start >= to.end)
    return tools.refuse(key, `${date.text} lies after ${to.text}, where the axis ends`, "move to:");
  return {
    date,
    label,
    role: role ?? lanes[track]?.role ?? "",
    note,
    lane: track,
    isEmphasised: [emphasis].flat().includes(label),
    index,
  };
}

/** The date of an entry and what it is called: its own, or those of a fact. */
function datedOf({ date, fact, label }: WrittenEntry, index: number, { refuse, attribute }: FormTools) {
  const path = ["entries", index];
  if (fact === undefined) {
    if (!date) return refuse(path, "it has no date", `${howToWrite}, or fact: ENTRY.ATTRIBUTE`);
    return label === undefined ? refuse(path, "it has no label", "say what happened: label:") : { date, label };
  }
  if (date) return refuse([...path, "date"], "it has a date and a fact", "leave one of them out");
  const found = attribute(fact, [...path, "fact"]);
  if (!found) return undefined;
  const read = whenOf(dateIn(found.value));
  const hint = `name an attribute with a year or a date, or ${howToWrite.replace("write", "write date:")}`;
  if (!read) return refuse([...path, "fact"], `“${found.name}” of ${found.entity} is no date`, hint);
  return { date: read, label: label ?? found.entity };
}

/** The date of an attribute: the exact one before the year. */
function dateIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { date, year, value: plain } = value as Readonly<Record<string, unknown>>;
  return date ?? year ?? plain;
}

interface LaneTools {
  readonly lanes: NonNullable<Written["lanes"]>;
  readonly tools: FormTools;
}

/** The number of the lane that an entry names. */
function laneOf(lane: string | undefined, index: number, { lanes, tools }: LaneTools): number | undefined {
  const names = lanes.map(({ name }) => name);
  const path = ["entries", index];
  const known = names.length === 0 ? "there are none: write lanes:" : `there are: ${names.join(", ")}`;
  if (lane === undefined) return names.length === 0 ? 0 : tools.refuse(path, "it has no lane", `write lane:; ${known}`);
  const found = names.indexOf(lane);
  return found >= 0
    ? found
    : tools.refuse([...path, "lane"], `there is no lane “${lane}”`, didYouMean(lane, names) ?? known);
}

function emphasisIsKnown({ emphasis }: Written, entries: readonly Entry[], { refuse }: FormTools): boolean {
  const labels = entries.map(({ label }) => label);
  const unknown = [emphasis ?? []].flat().find((name) => !labels.includes(name));
  if (unknown === undefined) return true;
  const hint = didYouMean(unknown, labels) ?? "write the label of an entry";
  return refuse(["emphasis"], `there is no entry “${unknown}”`, hint) ?? false;
}
