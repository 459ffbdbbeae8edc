import { expect, it } from "vitest";
import { timeLeft } from "../../../src/player/countdown.js";

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
