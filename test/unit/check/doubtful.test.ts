import { expect, it } from "vitest";
import type { Picture, TextBlock } from "../../../src/check/seen.js";
import { doubtfulOf } from "../../../src/probe/doubtful.js";

const rect = (left: number, top: number, right: number, bottom: number) => ({ left, top, right, bottom });
const inside = rect(10, 10, 90, 20);

/** A text on one line. */
function text(name: string, line = inside, more: Partial<TextBlock> = {}): TextBlock {
  const piece = { text: name, lines: [line], size: 20, weight: 400, colour: [0, 0, 0, 1], family: "A", raised: false };
  const element = { tag: "p", classes: [], text: name };
  const block: Partial<TextBlock> = { element, region: "body", kind: "text", pieces: [piece as never], clips: [] };
  return { ...block, ...more } as TextBlock;
}

const picture = (source: string, place: Picture["rect"]) => ({ source, rect: place, region: "body" }) as Picture;

it("what readers may miss is left, and nothing else", () => {
  const box = { element: { tag: "div", classes: [], text: "" }, rect: rect(0, 0, 50, 50) };
  const { texts, pictures } = doubtfulOf({
    ...{ width: 100, height: 100, body: rect(0, 5, 100, 95) },
    texts: [
      text("seen whole"),
      text("with “marks”"),
      text("off the slide", rect(10, 10, 101, 20)),
      text("off the body", rect(10, 90, 90, 97)),
      text("a foot, which is off the body", rect(10, 96, 90, 99), { region: "foot" }),
      text("off its box", inside, { box }),
      text("may be cut", inside, { clips: [{ axis: "x", box, scrolls: false }] }),
    ],
    pictures: [picture("seen.png", inside), picture("off.png", rect(10, 10, 20, 101))],
  });
  const names = texts.map(({ element }) => element.text);
  expect(names).toEqual(["with “marks”", "off the slide", "off the body", "off its box", "may be cut"]);
  expect(pictures.map(({ source }) => source)).toEqual(["off.png"]);
});
