import { expect, it } from "vitest";
import { isFew, readDrawings, readStrokes, writeDrawings } from "../../../src/ink/drawings.js";
import { inkLimits } from "../../../src/ink/limits.js";
import type { Stroke } from "../../../src/ink/stroke.js";

const stroke: Stroke = { tool: "pen", colour: "blue", width: 6, points: [[1.5, 2, 0.5]] };
const file = (changes: object = {}) => ({
  quarterdeck: "drawings",
  version: 1,
  deck: "talk",
  size: { width: 1280, height: 720 },
  slides: { plan: [stroke] },
  ...changes,
});
const withStroke = (changes: object) => file({ slides: { plan: [stroke, { ...stroke, ...changes }] } });
const mistakeIn = (value: unknown) => {
  const read = readDrawings(value);
  return "mistake" in read ? `${read.mistake.kind} ${read.mistake.path.join("/")}` : "none";
};

it("what is written is read again", () => {
  const read = readDrawings(file());
  if (!("drawings" in read)) throw new Error("not read");
  expect(JSON.parse(writeDrawings(read.drawings))).toEqual(file());
  expect(read.drawings.slides.get("plan")).toEqual([stroke]);
});

it("a slide may have the name of something that every object has", () => {
  const read = readDrawings(file({ slides: JSON.parse('{"__proto__": [], "constructor": []}') }));
  expect("drawings" in read && [...read.drawings.slides.keys()]).toEqual(["__proto__", "constructor"]);
  expect("drawings" in read && read.drawings.slides.get("toString")).toBeUndefined();
});

it.each([
  ["no map", [], "shape "],
  ["something else", { ...file(), quarterdeck: "rehearsal" }, "shape quarterdeck"],
  ["a later version", file({ version: 2 }), "version version"],
  ["a key too many", file({ colour: "red" }), "unknown colour"],
  ["a key too few", { ...file(), size: { width: 1280 } }, "shape size"],
  ["no deck", file({ deck: "" }), "shape deck"],
  ["a slide without size", file({ size: { width: 0, height: 720 } }), "shape size/width"],
  ["an unknown tool", withStroke({ tool: "brush" }), "shape slides/plan/1/tool"],
  ["a colour of CSS", withStroke({ colour: "url(#a)" }), "shape slides/plan/1/colour"],
  ["a width that is no number", withStroke({ width: "6" }), "shape slides/plan/1/width"],
  ["a width beyond all slides", withStroke({ width: 1e9 }), "shape slides/plan/1/width"],
  ["no points", withStroke({ points: [] }), "shape slides/plan/1/points"],
  ["half a point", withStroke({ points: [[1, 2]] }), "shape slides/plan/1/points/0"],
  ["an endless number", withStroke({ points: [[1, Number.POSITIVE_INFINITY, 0.5]] }), "shape slides/plan/1/points/0/1"],
  ["more than full pressure", withStroke({ points: [[1, 2, 3]] }), "shape slides/plan/1/points/0/2"],
])("%s is a mistake with its place", (_, value, expected) => {
  expect(mistakeIn(value)).toBe(expected);
});

it("no more is read than is kept", () => {
  const many = Array.from({ length: inkLimits.strokes + 1 }, () => stroke);
  expect(mistakeIn(file({ slides: { plan: many } }))).toBe("many slides");
  const long = { ...stroke, points: Array.from({ length: inkLimits.points + 1 }, () => [1, 2, 0.5] as const) };
  expect(isFew([long])).toBe(false);
  expect(isFew([stroke])).toBe(true);
  expect(readStrokes(many)).toBeUndefined();
});

it("what another window sends is read with the same eyes", () => {
  expect(readStrokes([stroke])).toEqual([stroke]);
  expect(readStrokes([{ ...stroke, colour: "gold" }])).toBeUndefined();
  expect(readStrokes("strokes")).toBeUndefined();
});
