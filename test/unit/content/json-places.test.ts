import { expect, it } from "vitest";
import { findJsonMistake, placeInJson } from "../../../src/content/json-places.js";
import { limits } from "../../../src/source/limits.js";

const text = '{ "a": [1, {"b\\u0041": "x]"}], "a b": -1.5e3, "a": [true, null] }';

it.each([
  [["a", 1], "null", undefined],
  [["a b"], "-1.5e3", '"a b"'],
  [["a", 9], "[true, null]", '"a"'],
  [["z"], text, undefined],
])("finds the place of %j, of two equal keys the last", (path, value, key) => {
  const place = placeInJson(text, path);
  expect(text.slice(place.start, place.end)).toBe(value);
  expect(place.key && text.slice(place.key.start, place.key.end)).toBe(key);
});

it("knows keys by what they say, not by how they are written", () => {
  const other = '{"b\\u0041": [1]}';
  expect(placeInJson(other, ["bA", 0])).toMatchObject({ start: 13, end: 14 });
});

it.each([
  ["", 0],
  ["{", 0],
  ['{"a" 1}', 5],
  ["[1,]", 3],
  ["[01]", 2],
  ['["a\nb"]', 3],
  ['["\\x"]', 2],
  ['{"a": 1} x', 9],
  ["{a: 1}", 1],
])("says where %j is no JSON", (broken, at) => {
  expect(findJsonMistake(broken)).toEqual({ at, kind: "syntax" });
  expect(() => JSON.parse(broken)).toThrow();
});

it("finds nothing wrong in what JSON.parse reads", () => {
  for (const right of [text, " [ ] ", "0", '"\\ud83d"', "-0.5E-7", "{}"]) {
    expect(findJsonMistake(right)).toBeUndefined();
    JSON.parse(right);
  }
});

it("does not go deeper than any file needs", () => {
  expect(findJsonMistake("[".repeat(100_000))).toEqual({ at: limits.dataDepth, kind: "depth" });
});
