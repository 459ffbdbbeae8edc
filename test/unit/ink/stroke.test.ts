import { expect, it } from "vitest";
import { inks, type Point, pathAttributes, resized, type Stroke } from "../../../src/ink/stroke.js";
import { opaqueColour } from "../../../src/render/design/brightness.js";
import { contrastRatio } from "../../../src/render/design/luminance.js";

const line: readonly Point[] = [
  [100, 100, 0.5],
  [150, 100, 0.5],
  [200, 100, 0.5],
];
const pen: Stroke = { tool: "pen", colour: "red", width: 10, points: line };

/** The heights of a path's points. */
const heights = ({ d = "" }: Record<string, string>) => {
  const numbers = d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? [];
  return numbers.filter((_, index) => index % 2 === 1);
};
const thickness = (stroke: Stroke) => {
  const all = heights(pathAttributes(stroke));
  return Math.max(...all) - Math.min(...all);
};

it("a stroke is a closed path in its colour, in tenths of pixels", () => {
  const { d, fill } = pathAttributes(pen);
  expect(d).toMatch(/^M-?\d+(\.\d)? -?\d+(\.\d)?Q[-\d. ]+Z$/);
  expect(fill).toBe(inks.red);
  expect(pathAttributes({ ...pen, points: [...line] })).toEqual(pathAttributes(pen));
});

it("a pen that is pressed hard draws wider, a marker does not", () => {
  const pressed = (pressure: number) => line.map(([x, y]): Point => [x, y, pressure]);
  expect(thickness({ ...pen, points: pressed(0.9) })).toBeGreaterThan(thickness({ ...pen, points: pressed(0.2) }) + 2);
  const marker = { ...pen, tool: "marker" } as const;
  expect(thickness({ ...marker, points: pressed(0.9) })).toBe(thickness({ ...marker, points: pressed(0.2) }));
});

it("a marker lets through what it lies on, a single point is a dot", () => {
  expect(pathAttributes({ ...pen, tool: "marker" })["fill-opacity"]).toBe("0.4");
  expect(thickness({ ...pen, points: [[40, 40, 0.5]] })).toBeGreaterThan(2);
});

it("strokes move with the size of the slide", () => {
  const [half] = resized([pen], { width: 1280, height: 720 }, { width: 640, height: 480 });
  expect(half).toMatchObject({
    width: 5,
    points: [
      [50, 66.7, 0.5],
      [75, 66.7, 0.5],
      [100, 66.7, 0.5],
    ],
  });
});

it.each(Object.entries(inks))("%s is seen on black and on white", (_, colour) => {
  const shown = opaqueColour(colour) ?? [];
  expect(contrastRatio(shown, [255, 255, 255])).toBeGreaterThanOrEqual(3);
  expect(contrastRatio(shown, [0, 0, 0])).toBeGreaterThanOrEqual(3);
});
