/** Seconds as m:ss or h:mm:ss. */
export function clockText(seconds: number): string {
  const whole = Math.floor(Math.abs(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":");
}

export interface Pace {
  readonly state: "ahead" | "behind" | "on-time";
  /** How much the speaker is ahead or behind. */
  readonly seconds: number;
}

/** What the time used is compared with. */
export interface Planned {
  /** Minutes of all slides before this one. */
  readonly before: number;
  /** Minutes of this one; within them the speaker is on time. */
  readonly current: number;
  /** Minutes of the whole talk. */
  readonly whole: number;
}

/** Compares the time used with the plan. Half a minute, or five percent of a long talk, is no delay and no lead. */
export function paceOf(elapsedSeconds: number, { before, current, whole }: Planned): Pace {
  const start = before * 60;
  const end = start + current * 60;
  const tolerance = Math.max(30, whole * 60 * 0.05);
  if (elapsedSeconds < start - tolerance) return { state: "ahead", seconds: start - elapsedSeconds };
  // Before the first planned minute there is nothing to be late for.
  if (end > 0 && elapsedSeconds > end + tolerance) return { state: "behind", seconds: elapsedSeconds - end };
  return { state: "on-time", seconds: 0 };
}

/** Where a stopwatch is. */
export interface StopwatchState {
  /** Seconds. */
  readonly elapsed: number;
  readonly isRunning: boolean;
}

/** A clock that runs or stands. */
export interface Stopwatch extends StopwatchState {
  set(state: StopwatchState): void;
}

/** Makes a stopwatch that stands at zero; `now` gives milliseconds. */
export function createStopwatch(now: () => number = () => performance.now()): Stopwatch {
  let before = 0;
  let since: number | undefined;
  return {
    set({ elapsed, isRunning }) {
      before = elapsed;
      since = isRunning ? now() : undefined;
    },
    get isRunning() {
      return since !== undefined;
    },
    get elapsed() {
      return before + (since === undefined ? 0 : (now() - since) / 1000);
    },
  };
}
