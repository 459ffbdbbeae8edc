import { type Element, hasClass } from "../html/dom.js";

/** Which fragments of a slide show at a moment: all so far, and those of the newest step. */
export interface Step {
  readonly visible: ReadonlySet<Element>;
  readonly current: ReadonlySet<Element>;
  /** Whether this is no moment of the talk but all that it shows, such as all lines of code in full colour. */
  readonly isWhole: boolean;
}

/**
 * The steps of a slide: the first without any fragment, then one for each step, as reveal.js would show them
 * (`visible`, and `current-fragment` on the newest). A slide without fragments has one.
 */
export function stepsOf(elements: readonly Element[]): readonly Step[] {
  const groups = groupFragments(elements);
  return Array.from({ length: groups.length + 1 }, (_, step) => stepAt(groups, step));
}

/** The slide when all its steps are done. */
export function lastStep(elements: readonly Element[]): Step {
  const groups = groupFragments(elements);
  return { ...stepAt(groups, groups.length), isWhole: true };
}

const stepAt = (groups: readonly Element[][], step: number): Step => ({
  visible: new Set(groups.slice(0, step).flat()),
  current: new Set(step === 0 ? [] : groups[step - 1]),
  isWhole: false,
});

/** Fragments with the same index appear together; those without one follow, each on its own. */
function groupFragments(elements: readonly Element[]): Element[][] {
  const indexed = new Map<number, Element[]>();
  const single: Element[][] = [];
  for (const fragment of elements) {
    if (!hasClass(fragment, "fragment")) continue;
    const index = Number.parseInt(fragment.attribs["data-fragment-index"] ?? "", 10);
    if (Number.isNaN(index)) single.push([fragment]);
    else indexed.set(index, [...(indexed.get(index) ?? []), fragment]);
  }
  const sorted = [...indexed.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
  return [...sorted, ...single];
}
