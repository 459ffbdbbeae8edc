/** Which values a chart shows, and how: numbers in its unit. */
export interface ScaleWishes {
  readonly values: readonly number[];
  readonly isLog: boolean;
  /** Where the axis begins, if an author says so; on a log scale a power of ten. */
  readonly from: number | undefined;
}

/** From values to places on an axis. */
export interface Scale {
  readonly to: number;
  /** The place of a value in per cent of the axis, with one decimal. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** About how many marks an axis has, and how many of them are labelled at most. */
const intervals = 5;
const labels = 6;
/** A step is at least this part of the largest number of its axis: smaller ones are lost in the digits of numbers. */
const smallestStep = 1e-9;

/**
 * An axis that holds all values and ends at a round number; on a log scale every one of them is above 0.
 * @returns undefined where its numbers are too near each other, or too large, for steps between them
 */
export function scaleOf({ values, isLog, from: wanted }: ScaleWishes): Scale | undefined {
  const largest = Math.max(...values);
  const ends = [largest, Math.min(...values), wanted ?? 0];
  if (!ends.every(Number.isFinite)) return undefined;
  if (isLog) return logScale(wanted ?? powerBelow(Math.min(...values)), largest);
  const from = wanted ?? 0;
  const step = roundStep(largest - from);
  if (step < Math.max(...ends.map(Math.abs)) * smallestStep) return undefined;
  const first = Math.ceil(from / step);
  const last = Math.max(Math.ceil(largest / step), first + 1);
  const to = Number((last * step).toPrecision(12));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { to, at: (value) => tenths((value - from) / (to - from)), ticks };
}

/** An axis from one power of ten to another, with a mark at each between them. */
function logScale(from: number, largest: number): Scale | undefined {
  const [first, end] = [Math.round(Math.log10(from)), Math.ceil(Math.log10(largest))];
  const last = Math.max(end, first + 1);
  // Behind these, numbers of a computer have fewer digits or end.
  if (first < -300 || last > 300) return undefined;
  const at = (value: number) => tenths(Math.log10(value / from) / (last - first));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => powerOf(first + index));
  return { to: powerOf(last), at, ticks };
}

/** A share in per cent, with one decimal. */
const tenths = (share: number) => Math.round(share * 1000) / 10;

/** Written out, because computed ones may differ in their last digit. */
const powerOf = (exponent: number) => Number(`1e${exponent}`);

/** The largest power of ten that is not above a number above 0. */
export const powerBelow = (number: number): number => powerOf(Math.floor(Math.log10(number)));

/** Every how many marks one is labelled, so that labels of a width have room; both in the unit of the axis's length. */
export function labelledEvery(marks: number, { width, length }: { width: number; length: number }): number {
  const gap = length / Math.max(1, marks - 1);
  return Math.max(Math.ceil(marks / labels), Math.ceil(width / gap));
}

/** The step of 1, 2 or 5 times a power of ten that cuts a length into about five. */
export function roundStep(length: number): number {
  const exponent = Math.floor(Math.log10(length > 0 ? length / intervals : 1));
  const steps = [1, 2, 5, 10].map((factor) => Number(`${factor}e${exponent}`));
  return steps.find((step) => step * intervals >= length) ?? powerOf(exponent);
}
