import { describe, expect, it } from "vitest";
import { createCountdown, type Face, timeLeft } from "../../../src/player/countdown.js";

it.each([
  [15 * 60_000, "15:00"],
  [59_001, "1:00"],
  [9_000, "0:09"],
  [0, "0:00"],
  [-5_000, "0:00"],
  [90 * 60_000, "90:00"],
])("%d milliseconds are %s", (milliseconds, words) => {
  expect(timeLeft(milliseconds)).toBe(words);
});

describe("the clock of a break", () => {
  const faceOf = (minutes: number) => ({ textContent: `${minutes} min`, dataset: { countdown: String(minutes) } });
  const setUp = (...faces: readonly Face[]) => {
    let time = 1000;
    const countdown = createCountdown(() => time);
    const pass = (seconds: number) => {
      time += seconds * 1000;
      countdown.tick();
      return faces.map(({ textContent }) => textContent);
    };
    return { ...countdown, pass };
  };

  it("begins when its slide is shown, each time, and leaves the minutes as they were", () => {
    const face = faceOf(10);
    const { show, pass } = setUp(face);
    show(face);
    expect(pass(60)).toEqual(["9:00"]);
    show(undefined);
    expect(pass(60)).toEqual(["10 min"]);
    show(face);
    expect(pass(30)).toEqual(["9:30"]);
  });

  it("goes on when the deck changes elsewhere, or around it", () => {
    const face = faceOf(10);
    const { show, pass } = setUp(face);
    show(face);
    pass(60);
    show(face);
    expect(pass(0)).toEqual(["9:00"]);
    // Its slide was patched: the page says the minutes until the clock does.
    face.textContent = "10 Min.";
    show(face);
    expect(pass(60)).toEqual(["8:00"]);
    show(undefined);
    expect(pass(0)).toEqual(["10 Min."]);
  });

  it("begins again when its minutes were changed, or another clock is shown", () => {
    const [first, second] = [faceOf(10), faceOf(15)];
    const { show, pass } = setUp(first, second);
    show(first);
    pass(60);
    Object.assign(first, faceOf(5));
    show(first);
    expect(pass(60)).toEqual(["4:00", "15 min"]);
    show(second);
    expect(pass(60)).toEqual(["5 min", "14:00"]);
  });
});
