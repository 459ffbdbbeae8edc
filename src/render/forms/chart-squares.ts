import type { Columns } from "./chart-room.js";
import { roundStep, type Scale } from "./chart-scale.js";
import type { FormTools } from "./form.js";

/** The narrowest square that can be counted, with the gap behind it, in CSS pixels. */
const leastSquare = 12;

interface Axis {
  readonly scale: Scale;
  readonly columns: Columns;
}

/**
 * What a square stands for on an axis that begins at 0, in its unit: what an author says, else a round number.
 * @returns undefined after reporting why such squares cannot be counted
 */
export function worthOf(each: number | undefined, { scale, columns }: Axis, tools: FormTools): number | undefined {
  const { to } = scale;
  const least = (to * leastSquare) / columns.plot;
  const usual = [4, 2, 1].map((part) => roundStep(to / part)).find((worth) => worth >= least) ?? to;
  if (each === undefined) return usual;
  if (each > to)
    return tools.refuse(["each"], "a square would stand for more than any of the numbers", `write each: ${usual}`);
  if (each >= least) return each;
  const detail = `${Math.ceil(to / each)} squares are too many: ${Math.floor(columns.plot / leastSquare)} fit beside each other`;
  return tools.refuse(["each"], detail, `write each: ${roundStep(least * 5)}, or more`);
}

/** The squares of a number: as many whole ones as it has, and a part of one, as a share of its width. */
export function squaresOf(number: number, worth: number): readonly { readonly part: number }[] {
  // Divided numbers may miss a whole one by their last digits.
  const count = Number((number / worth).toPrecision(12));
  const whole = Math.floor(count);
  const part = Math.round((count - whole) * 10_000) / 10_000;
  const squares = Array.from({ length: whole }, () => ({ part: 1 }));
  return count > whole ? [...squares, { part: Math.max(0.0001, part) }] : squares;
}
