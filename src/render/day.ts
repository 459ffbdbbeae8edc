import type { DaySetting, Part, Slide } from "../model/deck.js";
import { minutesOf, partWithoutMinutes, slidesOf, slidesOfSection } from "../model/outline.js";

/** A stretch of the day: a part or a piece of one, a break, or what belongs to neither. */
export interface Stretch {
  readonly kind: "part" | "break" | "rest";
  /** undefined for what stands outside of the parts. */
  readonly part: Part | undefined;
  /** The first slide of it. */
  readonly slide: Slide;
  /** All of its slides that take time. */
  readonly slides: readonly Slide[];
  readonly minutes: number;
  /** In minutes after midnight, or after the beginning of a day without a clock. */
  readonly from: number;
}

/** What an agenda draws of a day, and what it says of each part. */
export interface Day {
  /** The stretches from the first to the last, with their share of the day in per cent. */
  readonly stretches: readonly object[];
  /** The clock time at the end; "" where the deck does not say when it begins, or where there is no room for it. */
  readonly end: string;
  /** When a part begins, and its breaks. */
  of(part: Part): { readonly clock: string; readonly breaks: readonly object[] };
}

/** Clock times closer to each other than this many per cent of the day would touch. */
const apart = 8;

interface DayTools extends DaySetting {
  readonly isBreak: (slide: Slide) => boolean;
}

/**
 * The day of a deck by the minutes of its slides, as the agenda of a part draws it; undefined is an agenda outside of them.
 * @returns undefined where a part has no minutes, so that its length is not known
 */
export function dayOf(parts: readonly Part[], tools: DayTools): ((here: Part | undefined) => Day) | undefined {
  const titled = parts.filter(isTitled);
  const all = minutesOf(slidesOf(parts));
  if (titled.length === 0 || partWithoutMinutes(titled)) return undefined;
  const stretches = stretchesOf(parts, tools);
  const clock = (at: number) => (tools.start === undefined ? "" : clockOf(at));
  const percent = (minutes: number) => Math.round((minutes / all) * 1000) / 10;
  const [start = 0, rows] = [tools.start, { below: -apart, above: -apart }];
  const firsts = firstStretches(stretches);
  const numbers = new Map(titled.map((part, index) => [part, index + 1]));
  const drawn = stretches.map((stretch) => {
    const { kind, part, minutes, from } = stretch;
    const at = percent(from - start);
    const isFirst = kind === "part" && part !== undefined && firsts.get(part) === stretch;
    const row = kind === "break" ? "above" : "below";
    const fits = (kind === "break" || isFirst) && at - rows[row] >= apart && at <= 100 - apart;
    if (fits) rows[row] = at;
    const number = isFirst ? (numbers.get(part) ?? 0) : 0;
    return { part, stretch: { kind, number, share: percent(minutes), clock: fits ? clock(from) : "" } };
  });
  const end = rows.above <= 100 - 2 * apart ? clock(start + all) : "";
  const told = new Map(
    [...firsts].map(([part, { from }]) => [part, { clock: clock(from), breaks: [] as object[] }] as const),
  );
  for (const { kind, part, minutes, from, slide } of stretches)
    if (kind === "break" && part)
      told.get(part)?.breaks.push({ title: slide.title, minutes: Math.round(minutes), clock: clock(from) });
  const of = (part: Part) => told.get(part) ?? { clock: clock(start), breaks: [] };
  return (here) => ({
    stretches: drawn.map(({ part, stretch }) => ({
      ...stretch,
      isHere: stretch.kind === "part" && part === here,
    })),
    end,
    of,
  });
}

/** With which stretch each part begins: the first that is no break, where there is one. */
function firstStretches(stretches: readonly Stretch[]): ReadonlyMap<Part, Stretch> {
  const firsts = new Map<Part, Stretch>();
  for (const stretch of stretches) {
    const { part, kind } = stretch;
    const known = part && firsts.get(part);
    if (part && (!known || (known.kind === "break" && kind === "part"))) firsts.set(part, stretch);
  }
  return firsts;
}

const isTitled = ({ title }: Part) => title !== "";

/** Slides of one kind that follow each other in a part are one stretch. */
export function stretchesOf(parts: readonly Part[], { start = 0, isBreak }: DayTools): Stretch[] {
  const stretches: Stretch[] = [];
  let from = start;
  for (const { slide, part } of timedSlides(parts)) {
    const kind = isBreak(slide) ? "break" : part ? "part" : "rest";
    const last = stretches.at(-1);
    const minutes = minutesOf([slide]);
    if (last?.kind === kind && last.part === part)
      stretches[stretches.length - 1] = { ...last, slides: [...last.slides, slide], minutes: last.minutes + minutes };
    else stretches.push({ kind, part, slide, slides: [slide], minutes, from });
    from += minutes;
  }
  return stretches;
}

const timedSlides = (parts: readonly Part[]) =>
  parts.flatMap((own) => {
    const slides = own.sections.flatMap(slidesOfSection).filter((slide) => minutesOf([slide]) > 0);
    return slides.map((slide) => ({ slide, part: isTitled(own) ? own : undefined }));
  });

/** A time as clocks show it, from minutes after midnight: 9:05, 14:30. */
export function clockOf(minutes: number): string {
  return elapsedOf(Math.round(minutes) % (24 * 60));
}

/** Minutes as hours and minutes, which may be more than a day: 75 → 1:15, 1500 → 25:00. */
export function elapsedOf(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
