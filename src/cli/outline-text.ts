import type { Deck, Part, Slide } from "../model/deck.js";
import { minutesOf, slidesOf, slidesOfSection } from "../model/outline.js";
import { counted } from "../report/counted.js";
import { fileLine } from "../report/format.js";
import type { OutlineTimes } from "./outline-times.js";

/** A deck with what its outline says. */
export interface Outlined {
  readonly deck: Deck;
  readonly variant: string | undefined;
  /** How many slides are left out, because they are hidden. */
  readonly hidden: number;
  /** What its rehearsals say; undefined without any. */
  readonly times: OutlineTimes | undefined;
}

/** A deck's outline as it is read in a terminal. */
export function outlineText({ deck, hidden, times }: Outlined, folder: string): string {
  const slides = slidesOf(deck.parts);
  const slot = deck.info.minutes === undefined ? "" : ` of ${deck.info.minutes}`;
  const more = hidden === 0 ? "" : `, ${hidden} hidden`;
  const columns = times ? timedColumns(times) : plainColumns;
  const lines = [
    `${deck.info.title} (${deck.info.name}): ${counted(slides.length, "slide")}, ${minutesOf(slides)}${slot} min${more}`,
    ...(times ? summary(deck, times) : []),
    ...columns.head,
  ];
  let number = 0;
  for (const part of deck.parts) {
    if (part.title) lines.push(columns.part(part));
    for (const slide of slidesOfPart(part)) {
      number++;
      const replaces = slide.replaces === undefined ? "" : `, in the place of ${slide.replaces}`;
      const place = slide.generated ? "" : `  ${fileLine(slide.span.file, slide.span.start, folder)}${replaces}`;
      lines.push(`    ${String(number).padStart(3)}  ${columns.slide(slide)}${nameOf(slide)}${stateOf(slide)}${place}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

const slidesOfPart = (part: Part) => part.sections.flatMap(slidesOfSection);

/** What stands before the titles. */
interface Columns {
  readonly head: readonly string[];
  part(part: Part): string;
  slide(slide: Slide): string;
}

const plainColumns: Columns = {
  head: [],
  part: (part) => `  ${part.title}  ${minutesOf(slidesOfPart(part))} min`,
  slide: ({ minutes }) => `${(minutes === undefined ? "" : `${minutes} min`).padStart(7)}  `,
};

/** Times of the plan and of rehearsals beside one another; the range of these only where there are several. */
function timedColumns({ of, files }: OutlineTimes): Columns {
  const isSeveral = files.length > 1;
  const row = (cells: readonly string[]) =>
    cells
      .slice(0, isSeveral ? 4 : 3)
      .map((cell, index) => cell.padStart(widths[index] ?? 0))
      .join("  ");
  const timesOf = (slides: readonly Slide[]) => {
    const { planned, rehearsed, difference, spread } = of(slides);
    const range = spread ? `${clock(spread.least)}–${clock(spread.most)}` : "";
    return row(
      [planned, rehearsed].map((time) => (time === undefined ? "–" : clock(time))).concat([signed(difference), range]),
    );
  };
  return {
    head: [`         ${row(["planned", "rehearsed", "difference", "range"])}`],
    part: (part) => `         ${timesOf(slidesOfPart(part))}  ${part.title}`,
    slide: (slide) => `${timesOf([slide])}    `,
  };
}

const widths = [7, 9, 10, 13];

/** What the rehearsals say of the whole talk. */
function summary(deck: Deck, times: OutlineTimes): string[] {
  const slides = slidesOf(deck.parts);
  const { planned, rehearsed, difference } = times.of(slides);
  const numbers = new Map(slides.map((slide, index) => [slide, index + 1]));
  const listed = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`  ${title}: ${names.join(", ")}`] : [];
  const expected = times.expected(slides);
  const whole = times.expected([...slides, ...deck.leftOut]);
  const against = difference === undefined ? "" : `, ${compared(difference, "planned")}`;
  const slot = deck.info.minutes === undefined ? undefined : deck.info.minutes * 60;
  const fit = slot === undefined ? "" : `, ${compared(expected - slot, `its slot of ${clock(slot)}`)}`;
  const talk = expected === rehearsed ? "the talk takes" : "with the plan for the rest the talk takes";
  return [
    `  rehearsed: ${rehearsed === undefined ? "nothing of it" : clock(rehearsed)}${against}`,
    ...(slot === undefined && planned === undefined ? [] : [`  ${talk} ${clock(expected)}${fit}`]),
    ...listed(
      `left out, with which it takes ${clock(whole)}`,
      deck.leftOut.map((slide) => `“${nameOf(slide)}” ${clock(times.expected([slide]))}`),
    ),
    ...listed(
      "the mean of",
      times.files.length < 2
        ? []
        : times.files.map((each) => `${each.file} ${clock(each.seconds)} (${counted(each.slides, "slide")})`),
    ),
    ...listed(
      "not rehearsed",
      times.notRehearsed.map((slide) => `${numbers.get(slide)} “${nameOf(slide)}”`),
    ),
    ...listed(
      "rehearsed, but not in the deck",
      times.gone.map(({ id, title, seconds }) => `${id}${title && ` “${title}”`} ${clock(seconds)}`),
    ),
  ];
}

function compared(difference: number, what: string): string {
  if (Math.round(difference) === 0) return `as long as ${what}`;
  return `${clock(Math.abs(difference))} ${difference > 0 ? "more" : "less"} than ${what}`;
}

/** Minutes and seconds, as clocks of speakers show them. */
function clock(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function signed(difference: number | undefined): string {
  if (difference === undefined) return "";
  const sign = Math.sign(Math.round(difference));
  return `${sign < 0 ? "−" : "+".repeat(sign)}${clock(Math.abs(difference))}`;
}

const nameOf = ({ title, id }: Slide) => title || `(${id})`;

/** Why a slide is not on every stage. */
function stateOf({ hidden, skipped }: Slide): string {
  if (hidden === "draft") return "  (draft)";
  return skipped ? "  (not on stage)" : "";
}
