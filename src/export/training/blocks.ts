import type { Deck, Part, Slide } from "../../model/deck.js";
import { minutesOf, numberOfPart, slidesOf, slidesOfSection } from "../../model/outline.js";
import { clockOf, elapsedOf, type Stretch, stretchesOf } from "../../render/day.js";
import type { Words } from "../../words/words.js";

/** A block of a training: a part or a piece of one, a break, or what stands outside of the parts. */
export interface Block {
  readonly kind: Stretch["kind"];
  /** What it is known by, the same as long as its title and place are. */
  readonly key: string;
  /** The number of the part; "" for others. */
  readonly number: string;
  readonly title: string;
  /** What it is about: the titles of its sections. */
  readonly topics: readonly string[];
  /** Planned; 0 where nothing is planned. */
  readonly minutes: number;
  /** In minutes after midnight, or after the beginning where no clock is known. */
  readonly from: number;
  /** Clock times, or times since the beginning; "" where nothing is planned. */
  readonly begins: string;
  readonly ends: string;
}

/** Tells what a slide is besides content: a break, a recap. */
export type AsideOf = (slide: Slide) => string | undefined;

/** The blocks of a training in order; without any planned minutes, its parts without times. */
export function blocksOf(deck: Deck, words: Words, asideOf: AsideOf): Block[] {
  const { parts, info } = deck;
  const start = info.day?.start;
  const isBreak = (slide: Slide) => asideOf(slide) === "break";
  const planned = minutesOf(slidesOf(parts)) > 0;
  const stretches = planned ? stretchesOf(parts, { start, isBreak }) : untimed(parts);
  const told = start === undefined ? elapsedOf : clockOf;
  return stretches.map((stretch, index) => {
    const { kind, part, minutes, from } = stretch;
    const before = stretches.slice(0, index).filter((other) => other.kind === kind && other.part === part).length;
    const title = titleOf(stretch, words, index === 0 ? "paper.introduction" : "paper.closing");
    return {
      kind,
      key: `${kind}\n${part?.title ?? ""}\n${kind === "part" ? "" : stretch.slide.id}\n${before}`,
      number: kind === "part" ? numberOfPart(parts, part?.title ?? "") : "",
      title: kind === "part" && before > 0 ? words.say("plan.continued", { title }) : title,
      topics: part && kind === "part" ? topicsOf(part, stretch.slides, asideOf) : [],
      minutes,
      from,
      begins: planned ? told(from) : "",
      ends: planned ? told(from + minutes) : "",
    };
  });
}

function titleOf({ kind, part, slide }: Stretch, words: Words, outside: string): string {
  if (kind === "break") return slide.title || words.say("break");
  return part ? part.title : words.say(outside);
}

const untimed = (parts: readonly Part[]): Stretch[] =>
  parts.flatMap((part) => {
    const slides = part.sections.flatMap(slidesOfSection);
    const [slide] = slides;
    if (!slide || part.title === "") return [];
    return [{ kind: "part" as const, part, slide, slides, minutes: 0, from: 0 }];
  });

/** The titles of the sections of which a block has slides with content, each once. */
function topicsOf({ sections, title: part }: Part, slides: readonly Slide[], asideOf: AsideOf): string[] {
  const here = new Set(slides.filter((slide) => !slide.generated && asideOf(slide) === undefined));
  const found = sections.filter((section) => slidesOfSection(section).some((slide) => here.has(slide)));
  return [...new Set(found.map(({ title }) => title))].filter((title) => title !== "" && title !== part);
}

/** A length of time in hours and minutes, as the language writes it; "" for none. */
export function durationText(minutes: number, { language }: Pick<Words, "language">): string {
  const whole = Math.round(minutes);
  const say = (value: number, unit: "hour" | "minute") =>
    value === 0 ? [] : [new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "short" }).format(value)];
  return [...say(Math.floor(whole / 60), "hour"), ...say(whole % 60, "minute")].join(" ");
}
