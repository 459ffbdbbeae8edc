import { expect, it } from "vitest";
import { lastWords } from "../../../src/player/find.js";

it.each([
  ["a short text", 14, "a short text"],
  ["milk and more words before ", 14, "…words before "],
  // Where words are not apart, or too long, it begins inside one.
  ["チーズは牛乳から作られるものです", 6, "…れるものです"],
  ["💡💡💡💡💡💡💡💡", 3, "…💡💡💡"],
])("the last words of “%s”", (text, most, expected) => {
  expect(lastWords(text, most)).toBe(expected);
});
