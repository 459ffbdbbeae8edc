import type { PlayerSettings, SlideView } from "../settings.js";
import { type Pace, paceOf } from "./pacing.js";

/** The slides of a part, and what it may take. */
export interface PartPlan {
  readonly title: string;
  readonly slides: readonly SlideView[];
  /** Planned minutes. */
  readonly minutes: number;
}

/** The minutes that were planned for each slide and part. */
export interface Plan {
  readonly isPlanned: boolean;
  /** Minutes of the slot, or of all slides where no slot is given. */
  readonly whole: number;
  minutesOf(slide: SlideView): number;
  readonly parts: readonly PartPlan[];
}

/** Reads the plan of a deck. What the slot has beyond the slides' minutes is spread over the slides that have none. */
export function planOf(slides: readonly SlideView[], { minutes: slot }: Pick<PlayerSettings, "minutes">): Plan {
  const own = slides.reduce((sum, { minutes }) => sum + minutes, 0);
  const bare = slides.filter(({ minutes }) => minutes === 0).length;
  const share = Math.max(0, (slot ?? 0) - own) / Math.max(1, bare);
  const minutesOf = ({ minutes }: SlideView) => (minutes > 0 ? minutes : share);
  const groups: SlideView[][] = [];
  for (const slide of slides) {
    const group = groups.at(-1);
    if (group?.[0]?.part === slide.part) group.push(slide);
    else groups.push([slide]);
  }
  const parts = groups.map((group) => ({
    title: group[0]?.part || group[0]?.title || "",
    slides: group,
    minutes: group.reduce((sum, slide) => sum + minutesOf(slide), 0),
  }));
  return { isPlanned: own > 0 || slot !== null, whole: slot ?? own, minutesOf, parts };
}

/** How the time used compares with the plan at a slide. */
export function paceAt(plan: Plan, slides: readonly SlideView[], at: number, elapsed: number): Pace {
  const before = slides.slice(0, at).reduce((sum, slide) => sum + plan.minutesOf(slide), 0);
  const current = slides[at];
  return paceOf(elapsed, { before, current: current ? plan.minutesOf(current) : 0, whole: plan.whole });
}

/** Seconds that the slides of a part have taken. */
export const secondsOf = ({ slides }: PartPlan, times: ReadonlyMap<string, number>): number =>
  slides.reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
