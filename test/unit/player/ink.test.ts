import { describe, expect, it } from "vitest";
import type { Point, Stroke } from "../../../src/ink/stroke.js";
import { createStore } from "../../../src/player/ink/store.js";
import { touches } from "../../../src/player/ink/touching.js";

const stroke = (...points: readonly (readonly [number, number])[]): Stroke => ({
  tool: "pen",
  colour: "red",
  width: 4,
  points: points.map(([x, y]): Point => [x, y, 0.5]),
});
const line = stroke([0, 0], [100, 0]);
const dot = stroke([50, 50]);

describe("an eraser", () => {
  const way = (...points: readonly (readonly [number, number])[]) => stroke(...points).points;

  it.each([
    ["meets a stroke that it crosses between two points", line, way([50, -40], [50, 40]), true],
    ["meets a stroke that it comes near", line, way([20, 6]), true],
    ["leaves what is farther away than both are wide", line, way([20, 9]), false],
    ["leaves what lies in the line of a stroke and behind its end", line, way([120, 0], [140, 0]), false],
    ["meets a dot", dot, way([48, 48]), true],
    ["leaves a dot on the other side", dot, way([0, 0], [0, 100]), false],
  ])("%s", (_, target, points, expected) => {
    expect(touches(target, points, 10)).toBe(expected);
  });
});

describe("what was drawn", () => {
  it("is undone and done again, on each slide for itself", () => {
    const store = createStore(() => undefined);
    store.change("a", [line]);
    store.change("b", [dot]);
    store.change("a", [line, dot]);
    store.undo("a");
    expect(store.on("a")).toEqual([line]);
    expect(store.on("b")).toEqual([dot]);
    store.redo("a");
    expect(store.on("a")).toEqual([line, dot]);
    store.undo("a");
    store.change("a", []);
    expect(store.steps("a")).toEqual({ back: true, forth: false });
  });

  it("tells who changed it, so that nothing is sent back, and undoes nothing of others", () => {
    const told: string[] = [];
    const store = createStore((slide, by) => told.push(`${slide} ${by}`));
    store.change("a", [line]);
    store.accept("a", [line, dot]);
    store.undo("a");
    expect(told).toEqual(["a us", "a others"]);
    expect(store.on("a")).toEqual([line, dot]);
  });

  it("has a bound, beyond which nothing is drawn and everything can be erased", () => {
    const store = createStore(() => undefined);
    const many = Array.from({ length: 10_000 }, () => line);
    expect(store.change("a", many)).toBe(true);
    expect(store.change("b", [line])).toBe(false);
    expect(store.on("b")).toEqual([]);
    expect(store.change("a", [])).toBe(true);
    expect(store.change("b", [line])).toBe(true);
  });

  it("takes no more from other windows than it keeps, in strokes and in points", () => {
    const store = createStore(() => undefined);
    for (const slide of ["a", "b"])
      store.accept(
        slide,
        Array.from({ length: 6000 }, () => line),
      );
    expect([store.on("a").length, store.on("b").length]).toEqual([6000, 0]);
    const long = stroke(...Array.from({ length: 100_000 }, (_, x) => [x / 10, 0] as const));
    for (const slide of ["a", "c", "d"]) store.accept(slide, [dot]);
    for (const slide of ["c", "d"]) store.accept(slide, [long]);
    expect([store.on("c"), store.on("d")]).toEqual([[long], [dot]]);
    store.accept("a", []);
    expect(store.on("a")).toEqual([]);
  });
});
