import { expect, it } from "vitest";
import { limitScale } from "../../../src/check/legible.js";

it.each([
  ["the usual canvas", 1280, 720, 1],
  ["the same in more pixels", 1920, 1080, 1.5],
  ["a wider one, which is as high", 1680, 720, 1],
  ["4:3, whose screens are higher", 960, 720, 0.866],
  ["one between both", 1120, 720, 0.935],
  ["one that is higher than wide, as 4:3", 720, 1280, 1.54],
])("limits of sizes follow the shape of the screen: %s", (_, width, height, scale) => {
  expect(limitScale({ width, height })).toBeCloseTo(scale, 2);
});
