import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fittingIn, linesIn } from "../../../src/export/training/card-room.js";

const room = { width: 200, height: 120 };
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(" ");
const textOf = (paragraphs: readonly { readonly text: string }[]) => paragraphs.map(({ text }) => text).join(" ");

describe("paragraphs on cards", () => {
  it("are set large where they are short, smaller where they are long, and never in less than 7 points", () => {
    const sizes = [1, 20, 60, 110, 400].map(
      (count) => fittingIn(room, [{ kind: "said", text: words(count) }])[0]?.size,
    );
    expect(sizes[0]).toBe(18);
    expect(sizes.slice(0, 4)).toEqual(sizes.slice(0, 4).toSorted((a = 0, b = 0) => b - a));
    expect(Math.min(...sizes.map((size = 0) => size))).toBeGreaterThanOrEqual(7);
  });

  it("go on on other cards, where each choice is whole or goes on, too", () => {
    const paragraphs = [
      { kind: "asked", text: words(60) },
      ...[1, 2, 3, 4].map((each) => ({ kind: "choice", text: `${each} ${words(40)}` })),
    ];
    const pieces = fittingIn(room, paragraphs);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.map((piece) => textOf(piece.paragraphs)).join(" ")).toBe(textOf(paragraphs));
    expect(pieces[0]?.paragraphs[0]?.kind).toBe("asked");
    expect(pieces.at(-1)?.paragraphs.every(({ kind }) => kind === "choice")).toBe(true);
  });

  it("lose no letter, whatever they say", () => {
    const texts = fc.array(fc.oneof(fc.string({ unit: "grapheme", maxLength: 900 }), fc.string({ maxLength: 2000 })));
    fc.assert(
      fc.property(texts, (said) => {
        const pieces = fittingIn(
          room,
          said.map((text) => ({ kind: "said", text })),
        );
        const bare = (text: string) => text.replace(/\s/g, "");
        expect(bare(textOf(pieces.flatMap(({ paragraphs }) => paragraphs)))).toBe(bare(said.join(" ")));
      }),
    );
  });

  it("break lines of Chinese, which has no spaces, and words that are longer than a line", () => {
    expect(linesIn("牛乳から作られる食べ物", 5).length).toBe(3);
    expect(linesIn("x".repeat(25), 6.1).map((line) => line.length)).toEqual([10, 10, 5]);
  });
});
