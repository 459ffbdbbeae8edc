import { expect, it } from "vitest";
import { limits, mostBytes } from "../../../src/source/limits.js";

it.each(["talk-drawings.json", "talks/käse-drawings (1).json"])("%s may be as large as drawings are", (file) => {
  expect(mostBytes(file)).toBe(limits.drawingsBytes);
});

it.each(["talk-rehearsal.json", "drawings/talk.json"])("%s is data", (file) => {
  expect(mostBytes(file)).toBe(limits.dataBytes);
});
