import { type Element, hasClass } from "../html/dom.js";

/** Which fragments of a slide show at a moment: all so far, and those of the newest step. */
export interface Step {
  readonly visible: ReadonlySet<Element>;
  readonly current: ReadonlySet<Element>;
  /** Whether this is no moment of the talk but all that it shows, such as all lines of code in full colour. */
  readonly isWhole: boolean;
}

/** The steps of a slide, each made when it is asked for: one may have thousands. */
interface Steps {
  /** How many there are after the one without any fragment. */
  readonly count: number;
  /** As reveal.js would show it: `visible`, and `current-fragment` on the newest. */
  at(step: number): Step;
}

export function readSteps(elements: readonly Element[]): Steps {
  const groups = groupFragments(elements);
  return {
    count: groups.length,
    at: (step) => ({
      visible: new Set(groups.slice(0, step).flat()),
      current: new Set(step === 0 ? [] : groups[step - 1]),
      isWhole: false,
    }),
  };
}

/** The steps of a slide: the first without any fragment, then one for each. A slide without fragments has one. */
export function stepsOf(elements: readonly Element[]): readonly Step[] {
  const { count, at } = readSteps(elements);
  return Array.from({ length: count + 1 }, (_, step) => at(step));
}

/** The slide when all its steps are done. */
export function lastStep(elements: readonly Element[]): Step {
  const { count, at } = readSteps(elements);
  return { ...at(count), isWhole: true };
}

/** The slide when all its steps are done but those that show answers: what has the mark `data-answer` is one. */
export const questionStep = (elements: readonly Element[]): Step =>
  lastStep(elements.filter((element) => !isAnswer(element)));

export const isAnswer = ({ attribs }: Element): boolean => attribs["data-answer"] !== undefined;

/** Fragments with the same index appear together; those without one follow, each on its own. */
function groupFragments(elements: readonly Element[]): Element[][] {
  const indexed = new Map<number, Element[]>();
  const single: Element[][] = [];
  for (const fragment of elements) {
    if (!hasClass(fragment, "fragment")) continue;
    const index = Number.parseInt(fragment.attribs["data-fragment-index"] ?? "", 10);
    if (Number.isNaN(index)) single.push([fragment]);
    else {
      const together = indexed.get(index) ?? [];
      together.push(fragment);
      indexed.set(index, together);
    }
  }
  const sorted = [...indexed.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
  return [...sorted, ...single];
}
