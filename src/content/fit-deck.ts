import type { Deck, Slide } from "../model/deck.js";
import { fitToMinutes, minutesOf, slidesOf } from "../model/outline.js";
import { type Problem, type ProblemSink, problem } from "../report/problem.js";

/** Slides that stay are named as far as they matter most. */
const longest = 5;

/** Fits a deck into the slot of the command line; one that stays too long is an error. */
export function fitDeck(deck: Deck, slot: number, problems: ProblemSink): Deck {
  const fitted = fitToMinutes(deck, slot);
  if (minutesOf(slidesOf(fitted.parts)) > slot) problems.report(overTime(deck, fitted, slot));
  return fitted;
}

/** Names the least that can be reached, the longest slides of those that stay, and all that were left out. */
function overTime(deck: Deck, fitted: Deck, slot: number): Problem {
  const stays = slidesOf(fitted.parts);
  const staying = new Set(stays);
  const leftOut = slidesOf(deck.parts).filter((slide) => !staying.has(slide));
  const timed = stays.filter(({ minutes }) => minutes).toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0));
  const related = [
    ...timed.slice(0, longest).map((slide) => at(slide, `stays: ${described(slide)}`)),
    ...leftOut.map((slide) => at(slide, `left out: ${described(slide)}`)),
  ];
  const planned = minutesOf(stays);
  const values = { planned, minutes: slot, least: Math.ceil(planned), count: leftOut.length };
  return problem("over-time", values, { span: timed[0] ? minutesSpan(timed[0]) : deck.info.span, related });
}

const minutesSpan = ({ attributes, span }: Slide) => attributes.spans.get("minutes") ?? span;

const at = (slide: Slide, message: string) => ({ span: minutesSpan(slide), message });

const described = ({ title, id, minutes, priority }: Slide) => `“${title || id}”, ${minutes ?? 0} min, ${priority}`;
