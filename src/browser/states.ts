import type { FragmentState, SlideMeasures, SlideState } from "../check/measures.js";
import type {} from "../probe/main.js";
import { hasClass } from "../render/html/dom.js";
import type { PrintPage } from "../render/page/print-page.js";
import { slideElements } from "../render/page/slides.js";
import { readSteps, type Step } from "../render/page/steps.js";
import type { RenderedSlide } from "../render/rendered.js";
import { withContrast } from "./contrast.js";
import { photographBackgrounds } from "./shots.js";
import type { Probed } from "./world.js";

/** More states of a slide are not looked at: nobody has so many steps to tell, but a page may claim thousands. */
const mostStates = 60;

/**
 * Adds to each slide its other steps, with the contrast of what is seen in them. Only the states that show something
 * new are photographed: the first such state of all slides in one go, then the second.
 */
export async function withStates(
  { tab, world }: Probed,
  { pages }: Pick<PrintPage, "pages">,
  slides: readonly SlideMeasures[],
  size: { readonly width: number; readonly height: number },
): Promise<SlideMeasures[]> {
  const all = statesAmong(pages);
  if (all.length === 0) return [...slides];
  const read = new Map(await world.call((states) => globalThis.quarterdeckProbe.step(states), all));
  const judged = new Map<string, SlideState[]>();
  const rounds = Math.max(0, ...[...read.values()].map(({ length }) => length));
  for (let round = 0; round < rounds; round++) {
    const staged = slides.flatMap((slide) => {
      const state = read.get(slide.id)?.[round];
      return state ? [{ slide: { ...slide, ...state }, state: state.state }] : [];
    });
    const states = staged.map(({ state }) => state);
    await world.call((list) => globalThis.quarterdeckProbe.stage(list), states);
    const shown = staged.map(({ slide }) => slide);
    const seen = withContrast(shown, await photographBackgrounds({ tab, world }, shown, size));
    for (const [index, { id, texts, pictures, leaving }] of seen.entries()) {
      const state = states[index];
      if (state) judged.set(id, [...(judged.get(id) ?? []), { state, texts, pictures, leaving }]);
    }
  }
  const last = all.flatMap(([state]) => state ?? []);
  await world.call((list) => globalThis.quarterdeckProbe.unstage(list), last);
  return slides.map((slide) => ({ ...slide, states: judged.get(slide.id) ?? [] }));
}

/** Whether a page has slides with steps. */
export const hasStates = ({ pages }: Pick<PrintPage, "pages">): boolean => statesAmong(pages).length > 0;

const statesAmong = (pages: readonly RenderedSlide[]): FragmentState[][] =>
  pages.map(statesOf).filter(({ length }) => length > 1);

/**
 * The states of a slide: the one in which it stands on the page, then those of the talk. Where all steps are seen at once
 * on the page, as of code, the last of the talk is none that the page shows.
 */
function statesOf({ slide, tree }: RenderedSlide): FragmentState[] {
  const elements = slideElements(tree);
  const fragments = elements.filter((element) => hasClass(element, "fragment"));
  const steps = readSteps(elements);
  const isSteppedThrough = elements.some(({ attribs }) => attribs["data-steps"] !== undefined);
  const stateAt = (step: number, seen: "in the talk" | "all at once"): FragmentState => {
    const { visible, current } = steps.at(step);
    const placesOf = (some: Step["visible"]) => fragments.flatMap((element, at) => (some.has(element) ? [at] : []));
    const isWhole = seen === "all at once";
    return { slide: slide.id, step, isWhole, visible: placesOf(visible), current: placesOf(current) };
  };
  const told = steps.count + (isSteppedThrough ? 1 : 0);
  const stride = Math.max(1, told / mostStates);
  const chosen = Array.from({ length: Math.min(told, mostStates) }, (_, at) => Math.floor(at * stride));
  return [stateAt(steps.count, "all at once"), ...chosen.map((step) => stateAt(step, "in the talk"))];
}
