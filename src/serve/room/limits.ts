/** How often somebody may do something: so many times at once, and then so many in a minute. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** Counts what somebody does. */
export interface Limiter {
  /** Whether one is still left. */
  has(who: string): boolean;
  /** Takes one; false when none is left. */
  take(who: string): boolean;
}

/** As many are remembered; the oldest of more are forgotten, so that nobody fills the memory. */
const mostKnown = 10_000;

/** @param now milliseconds that only grow */
export function openLimiter({ burst, perMinute }: Rate, now: () => number): Limiter {
  const known = new Map<string, { readonly left: number; readonly at: number }>();
  const leftOf = (who: string) => {
    const last = known.get(who);
    return last ? Math.min(burst, last.left + ((now() - last.at) / 60_000) * perMinute) : burst;
  };
  return {
    has: (who) => leftOf(who) >= 1,
    take(who) {
      const left = leftOf(who);
      if (left < 1) return false;
      known.delete(who);
      known.set(who, { left: left - 1, at: now() });
      for (const oldest of known.keys()) {
        if (known.size <= mostKnown) break;
        known.delete(oldest);
      }
      return true;
    },
  };
}
