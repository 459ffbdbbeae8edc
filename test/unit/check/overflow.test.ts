import { describe, expect, it } from "vitest";
import { findCulprits, usualTolerance, worstFirst } from "../../../src/check/culprits.js";
import type { SlideMeasures } from "../../../src/check/measures.js";
import type { Rect } from "../../../src/check/rect.js";
import type { Leaving, TextBlock } from "../../../src/check/seen.js";

const rectOf = (left: number, top: number, right: number, bottom: number): Rect => ({ left, top, right, bottom });

/** A text whose letters stand on lines; the space around letters is a part of each line. */
const textOn = (text: string, region: "body" | "foot", ...lines: readonly Rect[]): TextBlock =>
  ({
    ...{ element: { tag: "p", classes: [], text }, region, kind: "text", clips: [] },
    pieces: [{ text, lines, size: 26, raised: false }],
  }) as unknown as TextBlock;

const boxAt = (text: string, rect: Rect): Leaving =>
  ({ element: { tag: "pre", classes: [], text }, rect, region: "body", placed: false, clips: [] }) satisfies Leaving;

const slide = (texts: readonly TextBlock[], leaving: readonly Leaving[] = []) =>
  ({
    ...{ width: 1280, height: 720, body: rectOf(72, 140, 1208, 640) },
    ...{ texts, pictures: [], leaving },
  }) as Partial<SlideMeasures> as SlideMeasures;

const foundOn = (measures: SlideMeasures): string[] =>
  worstFirst(findCulprits(measures, usualTolerance)).map(
    ({ name, out, of }) => `${name}: ${out.by} px of ${out.side} of ${of}`,
  );

const number = textOn("5", "foot", rectOf(1196, 654, 1208, 676));

describe("what leaves its place", () => {
  it("is nothing where a last line ends short of the number of the slide, however long those above are", () => {
    const lines = [rectOf(104, 590, 1205, 630), rectOf(104, 630, 1000, 670)];
    expect(foundOn(slide([textOn("It goes on", "body", ...lines), number]))).toEqual([]);
  });

  it("is a last line that runs into that number", () => {
    const lines = [rectOf(104, 590, 1205, 630), rectOf(104, 630, 1205, 670)];
    expect(foundOn(slide([textOn("It goes on", "body", ...lines), number]))).toEqual([
      "the paragraph “It goes on”: 22 px of the bottom of the area between title and foot",
    ]);
  });

  it("is a box that covers that number, and not one that ends above it", () => {
    const box = (bottom: number) => slide([number], [boxAt("ls", rectOf(72, 560, 1208, bottom))]);
    expect(foundOn(box(656))).toEqual([]);
    expect(foundOn(box(664))).toEqual(["the code “ls”: 24 px of the bottom of the area between title and foot"]);
  });

  it("is nothing up to half of the margin at a side, and something beyond", () => {
    const line = (right: number) => slide([textOn("A line", "body", rectOf(104, 300, right, 340))]);
    expect(foundOn(line(1240))).toEqual([]);
    expect(foundOn(line(1250))).toEqual([
      "the paragraph “A line”: 42 px of the right edge of the area between title and foot",
    ]);
  });

  it("is the line that does not break, and not the boxes that it makes as wide", () => {
    const line = textOn("one long command", "body", rectOf(104, 300, 1320, 340));
    const boxes = [boxAt("cp", rectOf(104, 350, 1326, 400)), boxAt("rm", rectOf(104, 420, 1326, 470))];
    expect(foundOn(slide([line], boxes))).toEqual([
      "the paragraph “one long command”: 40 px of the right edge of the slide",
    ]);
    expect(foundOn(slide([], boxes))).toHaveLength(2);
  });

  it("is told from what leaves the slide to what only leaves its area", () => {
    const outside = textOn("lost", "body", rectOf(104, 300, 1300, 340));
    const beyond = textOn("wide", "body", rectOf(104, 350, 1270, 390));
    expect(foundOn(slide([beyond, outside]))).toEqual([
      "the paragraph “lost”: 20 px of the right edge of the slide",
      "the paragraph “wide”: 62 px of the right edge of the area between title and foot",
    ]);
  });
});
