import { expect, it } from "vitest";
import { slideLabels } from "../../../src/model/slide-labels.js";

it("calls slides by their numbers on stage, and those for paper after the one before", () => {
  const ids = ["lab", "one", "lab-2", "lab-3", "two"];
  const slides = ids.map((id) => ({ slide: { id } }));
  const numbers = new Map([
    ["one", 1],
    ["two", 2],
  ]);
  expect(slideLabels(slides, { numbers })).toEqual(["0a", "1", "1a", "1b", "2"]);
  const many = slideLabels(
    Array.from({ length: 28 }, () => ({ slide: { id: "lab" } })),
    { numbers },
  );
  expect(many.slice(-3)).toEqual(["0z", "0aa", "0ab"]);
});
