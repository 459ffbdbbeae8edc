import type { FragmentState, SlideMeasures } from "./measures.js";
import type { SlideInView } from "./subject.js";

/** A slide as it is seen at one time. */
export interface Moment {
  readonly measures: SlideMeasures;
  /** When that is, as the end of a sentence, such as “ in step 3”; "" for the slide as it is printed. */
  readonly when: string;
}

/** The moments of a slide in a view: as it is printed first, then the steps in which something looks otherwise. */
export function momentsOf({ measures }: Pick<SlideInView, "measures">): readonly Moment[] {
  const steps = (measures.states ?? []).map(({ state, ...seen }) => ({
    measures: { ...measures, ...seen },
    when: whenOf(state),
  }));
  return [{ measures, when: "" }, ...steps];
}

const whenOf = ({ step }: FragmentState) => (step === 0 ? " before the first step" : ` in step ${step}`);

/** What is found on a slide at any moment, each thing once: as it is printed, or else in the first step that shows it. */
export function foundAtAnyMoment<T extends object>(
  shown: Pick<SlideInView, "measures">,
  find: (measures: SlideMeasures) => readonly T[],
  keyOf: (found: T) => string,
): (T & Pick<Moment, "when">)[] {
  const [printed = [], ...steps] = momentsOf(shown).map(({ measures, when }) =>
    find(measures).map((found) => ({ ...found, when })),
  );
  const known = new Set(printed.map(keyOf));
  const later = steps.flat().filter((found) => !known.has(keyOf(found)) && known.add(keyOf(found)));
  return [...printed, ...later];
}
