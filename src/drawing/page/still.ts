/** The moment at which all diagrams are drawn. */
const moment = Date.UTC(2000, 0, 1);

/** Replaces the clock and chance in this page, so that equal sources give equal drawings. */
export function stopTheClock(): { restart(): void } {
  const Clock = globalThis.Date;
  let seed = 1;
  globalThis.Date = new Proxy(Clock, {
    construct: (target, values: unknown[], maker) =>
      Reflect.construct(target, values.length > 0 ? values : [moment], maker) as object,
    apply: () => new Clock(moment).toString(),
    get: (target, key) => (key === "now" ? () => moment : Reflect.get(target, key)),
  });
  // Mulberry32: small, and good enough for what places nodes.
  Math.random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    restart() {
      seed = 1;
    },
  };
}
