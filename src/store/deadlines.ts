/** How long a store may take, in milliseconds unless it says otherwise, and when it is asked once more. */
export interface StoreTimes {
  /** From a question to the beginning of its answer. */
  readonly answer: number;
  /** A body, however small. */
  readonly body: number;
  /** What a large body gets beyond that: so many bytes may take another second. */
  readonly slowest: number;
  /** Pauses before further tries, where another try may help. */
  readonly pauses: readonly number[];
}

const second = 1000;

export const standardTimes: StoreTimes = {
  answer: 10 * second,
  body: 60 * second,
  slowest: 250_000,
  pauses: [0.2 * second, second],
};

/** Node's timers take longer times for none. */
const longestTimer = 2 ** 31 - 1;

/** How long a body of this size, in bytes, may take. */
export const bodyTime = ({ body, slowest }: StoreTimes, bytes: number): number =>
  Math.min(longestTimer, body + (bytes / slowest) * second);

/** A limit as it is told, in seconds. */
export const shownSeconds = (milliseconds: number): string => `${Number((milliseconds / second).toPrecision(2))} s`;
