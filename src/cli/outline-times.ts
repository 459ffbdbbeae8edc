import type { Deck, Slide } from "../model/deck.js";
import { isShownIn, isWorksheet, offStage, slidesOf } from "../model/outline.js";
import { type Rehearsal, rehearsedTimes } from "../model/rehearsal.js";

/** What was planned for some slides, and what they took; all in seconds, and undefined where it is not known. */
export interface ComparedTime {
  readonly planned: number | undefined;
  /** The mean of the rehearsals. */
  readonly rehearsed: number | undefined;
  /** The shortest and the longest of several rehearsals in which all of them were shown that ever were. */
  readonly spread: { readonly least: number; readonly most: number } | undefined;
  /** How much longer they took than planned, as far as they were rehearsed. */
  readonly difference: number | undefined;
}

/** A deck's rehearsals beside its plan. */
export interface OutlineTimes {
  of(slides: readonly Slide[]): ComparedTime;
  readonly files: readonly { readonly file: string; readonly seconds: number; readonly slides: number }[];
  /** What slides take as far as it is known: what was rehearsed, and what is planned for the others. */
  expected(slides: readonly Slide[]): number;
  readonly notRehearsed: readonly Slide[];
  /** What was rehearsed and is not in the deck. */
  readonly gone: readonly { readonly id: string; readonly title: string; readonly seconds: number }[];
}

/** Compares a deck with its rehearsals; undefined without any. */
export function outlineTimes(deck: Deck, rehearsals: readonly Rehearsal[]): OutlineTimes | undefined {
  if (rehearsals.length === 0) return undefined;
  const times = rehearsedTimes(rehearsals);
  const shown = slidesOf(deck.parts);
  const known = new Set([...shown, ...deck.leftOut].map(({ id }) => id));
  const titles = new Map(rehearsals.flatMap(({ slides }) => [...slides].map(([id, { title }]) => [id, title])));
  return {
    of: (slides) => compare(slides, times, rehearsals),
    files: rehearsals.map(({ file, slides }) => ({
      file,
      seconds: sumOf([...slides.values()], ({ seconds }) => seconds),
      slides: slides.size,
    })),
    expected: (slides) => sumOf(slides, (slide) => times.get(slide.id) ?? plannedFor(slide)),
    notRehearsed: shown.filter((slide) => isWritten(slide) && isOnStage(slide, deck) && !times.has(slide.id)),
    gone: [...times]
      .filter(([id]) => !known.has(id))
      .map(([id, seconds]) => ({ id, title: titles.get(id) ?? "", seconds })),
  };
}

function compare(
  slides: readonly Slide[],
  times: ReadonlyMap<string, number>,
  rehearsals: readonly Rehearsal[],
): ComparedTime {
  const planned = slides.some(({ minutes }) => minutes !== undefined) ? sumOf(slides, plannedFor) : undefined;
  const shown = slides.filter(({ id }) => times.has(id));
  if (shown.length === 0) return { planned, rehearsed: undefined, spread: undefined, difference: undefined };
  const rehearsed = sumOf(shown, ({ id }) => times.get(id) ?? 0);
  const whole = rehearsals.filter((rehearsal) => shown.every(({ id }) => rehearsal.slides.has(id)));
  const sums = whole.map((rehearsal) => sumOf(shown, ({ id }) => rehearsal.slides.get(id)?.seconds ?? 0));
  return {
    planned,
    rehearsed,
    spread: sums.length > 1 ? { least: Math.min(...sums), most: Math.max(...sums) } : undefined,
    difference: planned === undefined ? undefined : rehearsed - sumOf(shown, plannedFor),
  };
}

const plannedFor = ({ minutes }: Slide) => (minutes ?? 0) * 60;

const isWritten = ({ generated }: Slide) => generated === undefined;

/** The outline lists slides for paper, too, which nobody rehearses. */
function isOnStage(slide: Slide, { active }: Deck): boolean {
  const stage = new Set([...active].filter((name) => name !== "pdf" && name !== offStage));
  return !isWorksheet(slide) && isShownIn(slide, stage);
}

const sumOf = <T>(values: readonly T[], of: (value: T) => number) => values.reduce((sum, value) => sum + of(value), 0);
