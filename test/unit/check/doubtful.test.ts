import { expect, it } from "vitest";
import type { Picture } from "../../../src/check/seen.js";
import { doubtfulPictures, doubtfulTexts, type Outline } from "../../../src/probe/doubtful.js";

const rect = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const inside = rect(10, 10, 90, 20);
const areas = { width: 100, height: 100, body: rect(0, 5, 100, 95) };
const box = { element: { tag: "div", classes: [], text: "" }, rect: rect(0, 0, 50, 50) };
const cutAcross = { axis: "x", box, scrolls: false } as const;

/** A text on one line. */
const text = (words: string, line = inside, more: Partial<Outline> = {}): Outline => ({
  ...{ words, region: "body", lines: [line], clips: [], box: undefined },
  ...more,
});

const picture = (source: string, place: Picture["rect"]) => ({ source, rect: place, region: "body" }) as Picture;

const left = (texts: readonly Outline[]) => doubtfulTexts(texts, areas).map(({ words }) => words);

it("texts that readers may miss are left, and no others", () => {
  const texts = [
    text("seen whole"),
    text("with “marks”"),
    text("off the slide", rect(10, 10, 101, 20)),
    text("off the body", rect(10, 90, 90, 97)),
    text("a foot, which is off the body", rect(10, 96, 90, 99), { region: "foot" }),
    text("off its box", inside, { box: box.rect }),
    text("cut", inside, { clips: [cutAcross] }),
  ];
  expect(left(texts)).toEqual(["with “marks”", "off the slide", "off the body", "off its box", "cut"]);
});

it("what could be cut is left where something is", () => {
  const whole = text("whole", rect(10, 10, 40, 20), { clips: [cutAcross] });
  const below = text("below", rect(10, 60, 40, 70), { clips: [cutAcross] });
  expect(left([whole, below])).toEqual([]);
  expect(left([whole, text("cut", rect(10, 20, 60, 30), { clips: [cutAcross] })])).toEqual(["whole", "cut"]);
  expect(left([whole, text("too low", rect(10, 60, 40, 70), { clips: [{ ...cutAcross, axis: "y" }] })])).toEqual([
    "whole",
    "too low",
  ]);
  expect(
    left([whole, text("ends in an ellipsis", rect(10, 20, 40, 30), { clips: [{ ...cutAcross, lost: 4 }] })]),
  ).toEqual(["whole", "ends in an ellipsis"]);
});

it("pictures that are not wholly in their place are left", () => {
  const pictures = [picture("seen.png", inside), picture("off.png", rect(10, 10, 20, 101))];
  expect(doubtfulPictures(pictures, areas).map(({ source }) => source)).toEqual(["off.png"]);
});
