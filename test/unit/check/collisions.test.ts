import { expect, it } from "vitest";
import { findCollisions } from "../../../src/check/collisions.js";
import type { SlideMeasures } from "../../../src/check/measures.js";
import type { TextBlock } from "../../../src/check/seen.js";

/** A text of some lines, each 20 pixels high, at these places from the left and from above. */
function text(name: string, ...places: readonly (readonly [left: number, top: number])[]): TextBlock {
  const lines = places.map(([left, top]) => ({ left, top, right: left + 100, bottom: top + 20 }));
  const piece = { text: name, lines, size: 18, weight: 400, colour: [0, 0, 0, 1], family: "A", raised: false } as const;
  const element = { tag: "p", classes: [], text: name };
  return { ...{ element, region: "body", kind: "text", decorative: false }, pieces: [piece], clips: [] } as never;
}

const collisionsOf = (...texts: readonly TextBlock[]) =>
  findCollisions({ texts, width: 1280, height: 720 } as unknown as SlideMeasures).map(({ block, others }) => [
    block.element.text,
    ...others.map(({ element }) => element.text),
  ]);

it("each text says once what it lies over, and each pair is said once", () => {
  expect(collisionsOf(text("a", [0, 0]), text("b", [50, 5]), text("c", [90, 8]))).toEqual([
    ["b", "a"],
    ["c", "a", "b"],
  ]);
  expect(collisionsOf(text("a", [0, 0], [0, 30]), text("b", [50, 5], [50, 20]))).toEqual([["b", "a"]]);
  expect(collisionsOf(text("a", [0, 0], [5, 0]), text("b", [200, 0]), text("c", [0, 40]))).toEqual([]);
});

it("a thousand texts in one place are as many findings", () => {
  const many = Array.from({ length: 1000 }, (_, index) => text(`${index}`, [0, index / 1000]));
  expect(collisionsOf(...many)).toHaveLength(999);
});
