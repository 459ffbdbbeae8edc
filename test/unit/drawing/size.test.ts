import { expect, it } from "vitest";
import { ofFairSize, sizeMistake } from "../../../src/drawing/size.js";

it.each([
  ["many characters", "ab\n".repeat(17_000), 0],
  ["many lines", "\n".repeat(5001), 0],
  ["a long line", `a\n${"x".repeat(10_001)}`, 2],
])("a source with too %s is not drawn", (_, source, line) => {
  expect(sizeMistake(source)).toMatchObject({
    line,
    detail: expect.stringMatching(/more than [\d,]+ (?:characters|lines)$/),
  });
});

it("what fits is drawn, unless the drawing is too large", () => {
  expect(sizeMistake("digraph {}\n".repeat(4000))).toBeUndefined();
  const drawing = { svg: "<svg/>", title: "", description: "", parts: [] };
  expect(ofFairSize(drawing)).toBe(drawing);
  expect(ofFairSize({ ...drawing, svg: "x".repeat(5_000_001) })).toMatchObject({
    line: 0,
    detail: expect.stringContaining("5 MB"),
  });
});
