import type { Deck, Slide } from "../model/deck.js";
import { type FittedDeck, fitToMinutes, slidesOf, timeOf } from "../model/outline.js";
import type { Timing } from "../model/rehearsal.js";
import { type Problem, type ProblemSink, problem } from "../report/problem.js";

/** Slides that stay are named as far as they matter most. */
const longest = 5;

/** Fits a deck into the slot of the command line; one that stays too long is an error. */
export function fitDeck(deck: Deck, slot: number, timing: Timing, problems: ProblemSink): FittedDeck {
  const fitted = fitToMinutes(deck, slot, timing);
  if (timeOf(slidesOf(fitted.deck.parts), timing) > slot) problems.report(overTime(deck, fitted, slot, timing));
  return fitted;
}

/** Names the least that can be reached, the longest slides of those that stay, and all that were left out. */
function overTime({ info }: Deck, { deck, leftOut }: FittedDeck, slot: number, timing: Timing): Problem {
  const stays = slidesOf(deck.parts);
  const timed = stays.filter((slide) => timing.of(slide) > 0).toSorted((a, b) => timing.of(b) - timing.of(a));
  const described = (slide: Slide) =>
    `“${slide.title || slide.id}”, ${timeOf([slide], { ...timing, besides: 0 })} min, ${slide.priority}`;
  const related = [
    ...timed.slice(0, longest).map((slide) => at(slide, `stays: ${described(slide)}`)),
    ...leftOut.map((slide) => at(slide, `left out: ${described(slide)}`)),
  ];
  const planned = timeOf(stays, timing);
  const values = { planned, minutes: slot, least: Math.ceil(planned), count: leftOut.length };
  return problem("over-time", values, { span: timed[0] ? minutesSpan(timed[0]) : info.span, related });
}

const minutesSpan = ({ attributes, span }: Slide) => attributes.spans.get("minutes") ?? span;

const at = (slide: Slide, message: string) => ({ span: minutesSpan(slide), message });
