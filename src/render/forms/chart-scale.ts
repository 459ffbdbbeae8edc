/** Which values a chart shows, and how: numbers in its unit. */
export interface ScaleWishes {
  readonly values: readonly number[];
  readonly isLog: boolean;
  /** Where the axis begins, if an author says so. */
  readonly from: number | undefined;
}

/** From values to places on an axis. */
export interface Scale {
  readonly to: number;
  /** The place of a value in per cent of the axis, with one decimal. */
  at(value: number): number;
  readonly ticks: readonly number[];
}

/** About how many marks an axis has. */
const intervals = 5;

/** An axis that holds all values and ends at a round number; on a log scale every one of them is above 0. */
export function scaleOf({ values, isLog, from: wanted }: ScaleWishes): Scale {
  const largest = Math.max(...values);
  const place = (from: number, to: number, by: (value: number) => number) => (value: number) =>
    Math.round(((by(value) - by(from)) / (by(to) - by(from))) * 1000) / 10;
  if (isLog) {
    const from = wanted ?? 10 ** Math.floor(Math.log10(Math.min(...values)));
    const to = 10 ** Math.max(Math.ceil(Math.log10(largest)), Math.floor(Math.log10(from)) + 1);
    const first = Math.ceil(Math.log10(from));
    const powers = Array.from({ length: Math.log10(to) - first + 1 }, (_, index) => first + index);
    return { to, at: place(from, to, Math.log10), ticks: powers.map((power) => Number(`1e${power}`)) };
  }
  const from = wanted ?? 0;
  const step = roundStep(largest - from);
  const first = Math.ceil(from / step);
  const last = Math.max(Math.ceil(largest / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
  return { to: last * step, at: place(from, last * step, Number), ticks };
}

/** The step of 1, 2 or 5 times a power of ten that cuts a length into about five. */
export function roundStep(length: number): number {
  const power = 10 ** Math.floor(Math.log10(length > 0 ? length / intervals : 1));
  const steps = [1, 2, 5, 10].map((factor) => factor * power);
  return steps.find((step) => step * intervals >= length) ?? power;
}
