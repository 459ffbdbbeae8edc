import type { FormTools } from "./form.js";
import { rounded } from "./pieces.js";
import type { Room } from "./room.js";
import { linesIn } from "./wrap.js";

/** A named moment on an axis. */
interface Moment {
  readonly name: string;
  /** In per cent of the axis. */
  readonly at: number;
  /** Which edge of its name stands at the moment; the middle where neither does. */
  readonly edge: "start" | "end" | "";
  /** How wide its lines may be, in CSS pixels. */
  readonly width: number;
}

export interface Axis {
  readonly moments: readonly Moment[];
  /** How many lines the longest name has. */
  readonly lines: number;
  /** Of the axis, in CSS pixels. */
  readonly width: number;
  /** Where a moment is, in per cent; -1 is before the first one, and the number of all behind the last. */
  at(moment: number): number;
}

interface AxisRoom {
  readonly room: Room;
  readonly width: number;
  /** Whether something is there before the first moment, and whether something stays behind the last one. */
  readonly isOpen: { readonly start: boolean; readonly end: boolean };
}

/** What lies before the first moment and behind the last one, in CSS pixels. */
const beyond = 60;
const size = 20;
/** Of the way between two moments: what a name takes that stands in their middle, so that neighbours cannot meet. */
const share = 0.9;
/** Between a name at the edge and its neighbour, in CSS pixels. */
const gap = 16;

/** Moments in even steps: only their order is meant. Undefined after reporting names that have no room. */
export function axisOf(names: readonly string[], { room, width, isOpen }: AxisRoom, tools: FormTools) {
  const lead = isOpen.start ? (beyond / width) * 100 : 0;
  const tail = isOpen.end ? (beyond / width) * 100 : 0;
  const step = (100 - lead - tail) / (names.length - 1);
  const at = (moment: number) => (moment < 0 ? 0 : moment === names.length ? 100 : rounded(lead + moment * step));
  const wide = (width * step) / 100;
  const middle = (index: number) =>
    Math.min(wide * share, index === 0 || index === names.length - 1 ? 2 * beyond : Number.POSITIVE_INFINITY);
  const beside = (index: number) =>
    wide - gap - Math.min(middle(index), room.widthOf(names[index] ?? "", "code", size)) / 2;
  const moments = names.map((name, index): Moment => {
    const edge = index === 0 && !isOpen.start ? "start" : index === names.length - 1 && !isOpen.end ? "end" : "";
    const room = edge === "" ? middle(index) : beside(edge === "end" ? index - 1 : index + 1);
    return { name, at: at(index), edge, width: Math.floor(room) };
  });
  const lines = moments.map((moment) => linesIn(room.faceOf("code"), moment.name, moment.width / size));
  const long = lines.findIndex((count) => count > 3);
  if (long >= 0) return tools.refuse(["moments", long], `“${names[long]}” has no room on the axis`, "write it shorter");
  return { moments, lines: Math.max(...lines), width, at } satisfies Axis;
}
