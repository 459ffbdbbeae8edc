import { expect, it } from "vitest";
import { beyond } from "../../../src/check/graded.js";

it("hints at a little too much, and leaves a project that allows less without hints", () => {
  const usual = { most: 10, many: 8 };
  expect([8, 9, 10, 11].map((count) => beyond(count, usual))).toEqual([
    undefined,
    { limit: 8, weight: { severity: "hint" } },
    { limit: 8, weight: { severity: "hint" } },
    { limit: 8, weight: {} },
  ]);
  expect([5, 6].map((count) => beyond(count, { most: 5, many: 8 }))).toEqual([undefined, { limit: 5, weight: {} }]);
});
