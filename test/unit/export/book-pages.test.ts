import { expect, it } from "vitest";
import { bookLabels, bookPages } from "../../../src/export/formats/book-pages.js";

const pages = new Map(Object.entries({ one: 4, a: 5, two: 7, b: 8, three: 12, glossary: 15 }));

it("a chapter begins on a page at the right, which has an odd number, after an empty one where that is needed", () => {
  const { blanks, front, numberOf } = bookPages({ pages, rectos: ["one", "two", "three", "gone"] });
  expect([...blanks]).toEqual(["two", "three"]);
  expect(front).toBe(4);
  expect(["one", "a", "two", "b", "three", "glossary", "gone"].map(numberOf)).toEqual([
    ...["1", "2", "5", "6", "11", "14", "0"],
  ]);
});

it("an empty page before the first chapter is one of the front matter", () => {
  const odd = new Map([...pages].map(([id, page]) => [id, page - 1]));
  const { blanks, front, numberOf } = bookPages({ pages: odd, rectos: ["one", "two"] });
  expect([[...blanks], front, numberOf("one"), numberOf("two")]).toEqual([["one", "two"], 4, "1", "5"]);
});

it("pages before the text have Roman labels", () => {
  expect(bookLabels(12, 9)).toEqual(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "1", "2", "3"]);
  expect(bookLabels(49, 49).at(-1)).toBe("xlix");
});
