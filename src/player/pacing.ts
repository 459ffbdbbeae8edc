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

/** A clock that starts on the first move and can be paused. */
export interface Stopwatch {
  /** Starts a clock that has not run yet; one that was paused stays so. */
  start(): void;
  toggle(): void;
  reset(): void;
  readonly isRunning: boolean;
  /** Seconds. */
  readonly elapsed: number;
}

/** Makes a stopwatch that continues where an `earlier` one was; `now` gives milliseconds. */
export function createStopwatch(
  now: () => number = () => performance.now(),
  earlier: Pick<Stopwatch, "elapsed" | "isRunning"> = { elapsed: 0, isRunning: false },
): Stopwatch {
  let before = earlier.elapsed;
  let since = earlier.isRunning ? now() : undefined;
  const elapsed = () => before + (since === undefined ? 0 : (now() - since) / 1000);
  const stop = () => {
    before = elapsed();
    since = undefined;
  };
  return {
    start() {
      if (before === 0) since ??= now();
    },
    toggle() {
      if (since === undefined) since = now();
      else stop();
    },
    reset() {
      before = 0;
      since = undefined;
    },
    get isRunning() {
      return since !== undefined;
    },
    get elapsed() {
      return elapsed();
    },
  };
}
