import { describe, expect, it } from "vitest";
import { clockText, createStopwatch, paceOf } from "../../../src/player/presenter/pacing.js";

describe("pacing", () => {
  it("writes seconds as a clock", () => {
    expect([0, 65, 3600, 3725].map(clockText)).toEqual(["0:00", "1:05", "1:00:00", "1:02:05"]);
  });

  it("is on time within the minutes of the current slide", () => {
    const planned = { before: 2, current: 1, whole: 10 };
    expect(paceOf(150, planned).state).toBe("on-time");
    expect(paceOf(80, planned)).toEqual({ state: "ahead", seconds: 40 });
    expect(paceOf(310, planned)).toEqual({ state: "behind", seconds: 130 });
  });

  it("takes half a minute, or five percent of a long talk, for no difference", () => {
    const states = (whole: number, ...seconds: number[]) =>
      seconds.map((elapsed) => paceOf(elapsed, { before: 10, current: 1, whole }).state);
    expect(states(10, 569, 570, 690, 691)).toEqual(["ahead", "on-time", "on-time", "behind"]);
    expect(states(40, 479, 480, 780, 781)).toEqual(["ahead", "on-time", "on-time", "behind"]);
  });

  it("is never behind before the first planned minute", () => {
    expect(paceOf(500, { before: 0, current: 0, whole: 10 })).toEqual({ state: "on-time", seconds: 0 });
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
