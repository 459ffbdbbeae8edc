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

/**
 * Compares the time used with the plan. `before` and `current` are planned minutes: of all slides before this
 * one, and of this one. Within the current slide's own minutes the speaker is on time.
 */
export function paceOf(elapsedSeconds: number, before: number, current: number): Pace {
  const start = before * 60;
  const end = start + current * 60;
  if (elapsedSeconds < start) return { state: "ahead", seconds: start - elapsedSeconds };
  if (elapsedSeconds > end) return { state: "behind", seconds: elapsedSeconds - end };
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
