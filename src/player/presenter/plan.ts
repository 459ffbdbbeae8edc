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
  minutesOf(slide: SlideView): number;
  readonly parts: readonly PartPlan[];
}

/** Reads the plan of a deck. A slot without minutes for each slide is spread evenly. */
export function planOf(slides: readonly SlideView[], { minutes: slot }: Pick<PlayerSettings, "minutes">): Plan {
  const hasOwn = slides.some(({ minutes }) => minutes > 0);
  const share = (slot ?? 0) / Math.max(1, slides.length);
  const minutesOf = (slide: SlideView) => (hasOwn ? slide.minutes : share);
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
  return { isPlanned: hasOwn || slot !== null, minutesOf, parts };
}

/** How the time used compares with the plan at a slide. */
export function paceAt(plan: Plan, slides: readonly SlideView[], at: number, elapsed: number): Pace {
  const before = slides.slice(0, at).reduce((sum, slide) => sum + plan.minutesOf(slide), 0);
  const current = slides[at];
  return paceOf(elapsed, before, current ? plan.minutesOf(current) : 0);
}

/** Seconds that the slides of a part have taken. */
export const secondsOf = ({ slides }: PartPlan, times: ReadonlyMap<string, number>): number =>
  slides.reduce((sum, { id }) => sum + (times.get(id) ?? 0), 0);
