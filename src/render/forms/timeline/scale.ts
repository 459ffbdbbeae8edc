import { rounded } from "../pieces.js";
import type { Room } from "../room.js";
import { dayOf, isoOf, type When } from "./dates.js";

/** A mark on the axis. */
interface Tick {
  /** In per cent of the axis. */
  readonly at: number;
  /** A year, or a month such as 2013-03. */
  readonly text: string;
}

/** From where to where the axis goes, in days since 1970; its length is proportional to time. */
export interface Range {
  readonly start: number;
  readonly end: number;
  /** The last year that gets a mark. */
  readonly lastYear: number;
  /** Nothing on it is more exact than a year. */
  readonly isOfYears: boolean;
}

const year = 365.2425;
/** Years between two marks: months first, for what took no longer than that. */
const steps = [1 / 12, 1 / 4, 1 / 2, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;
/** More marks than this are a fence. */
const mostTicks = 12;

interface Wanted {
  readonly dates: readonly When[];
  readonly from: When | undefined;
  readonly to: When | undefined;
}

/** From the first to the last date with a little air, or as far as somebody has said. */
export function rangeOf({ dates, from, to }: Wanted): Range {
  const first = Math.min(...dates.map(({ start }) => start));
  const last = Math.max(...dates.map(({ start }) => start));
  const air = Math.max(31, (last - first) * 0.025);
  const end = to?.end ?? last + air;
  return {
    start: from?.start ?? first - air,
    end,
    lastYear: Math.min(9999, yearOf(to?.start ?? end)),
    isOfYears: [...dates, from, to].every((date) => date === undefined || !date.text.includes("-")),
  };
}

const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();

/** Where a day is on an axis, as a share of it. */
export const shareOf = (day: number, { start, end }: Range): number => (day - start) / (end - start);

/**
 * Marks in even steps of years, or of months, as many as have room with as much air between them as they are wide;
 * no months where nobody has written one and a year is marked.
 * @param width of the axis in CSS pixels
 */
export function ticksOf(range: Range, width: number, room: Room): Tick[] {
  const marked = range.isOfYears ? ticksIn(range, width, { room, least: 1 }) : [];
  return marked.length > 0 ? marked : ticksIn(range, width, { room, least: 0 });
}

/** The marks of the smallest steps that have room and are no shorter than so many years. */
function ticksIn(range: Range, width: number, { room, least }: { readonly room: Room; readonly least: number }) {
  const years = (range.end - range.start) / year;
  const needed = (step: number) => 2 * room.widthOf(step < 1 ? "0000-00" : "0000", "code", room.sizeOf("text-s"));
  const step =
    steps.find((each) => each >= least && years / each <= mostTicks && (width * each) / years >= needed(each)) ?? 1000;
  const half = needed(step) / 4;
  return daysOf(range, step)
    .map(({ day, text }) => ({ at: shareOf(day, range), text }))
    .filter(({ at }) => at * width >= half && (1 - at) * width >= half)
    .map(({ at, text }) => ({ at: rounded(at * 100), text }));
}

function daysOf(range: Range, step: number) {
  // Air may lie before the first year that has a number.
  const first = Math.max(1, yearOf(range.start));
  const start = step < 1 ? first : Math.ceil(first / step) * step;
  const count = Math.floor((range.lastYear + 1 - start) / step + 1e-6) + 1;
  return Array.from({ length: count }, (_, index) => {
    const months = Math.round(index * step * 12);
    const day = dayOf(start + Math.floor(months / 12), 1 + (months % 12), 1);
    return { day, text: step < 1 ? isoOf(day).slice(0, 7) : String(yearOf(day)) };
  }).filter(({ day }) => day >= range.start && day <= range.end && yearOf(day) <= range.lastYear);
}
