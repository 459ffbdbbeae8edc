import { describe, expect, it } from "vitest";
import { clockText, createStopwatch, paceOf } from "../../../src/player/presenter/pacing.js";

describe("pacing", () => {
  it("writes seconds as a clock", () => {
    expect([0, 65, 3600, 3725].map(clockText)).toEqual(["0:00", "1:05", "1:00:00", "1:02:05"]);
  });

  it("is on time within the minutes of the current slide", () => {
    expect(paceOf(150, 2, 1).state).toBe("on-time");
    expect(paceOf(100, 2, 1)).toEqual({ state: "ahead", seconds: 20 });
    expect(paceOf(310, 2, 1)).toEqual({ state: "behind", seconds: 130 });
  });

  it("counts only while it runs", () => {
    let now = 0;
    const watch = createStopwatch(() => now);
    watch.set({ elapsed: 0, isRunning: true });
    now = 5000;
    watch.set({ elapsed: watch.elapsed, isRunning: false });
    now = 9000;
    watch.set({ elapsed: watch.elapsed, isRunning: true });
    now = 10_000;
    expect(watch.elapsed).toBe(6);
  });
});
