import { expect, it } from "vitest";
import { readGlyphs } from "../../../src/check/glyphs.js";

const has = readGlyphs(
  {
    theme: { fonts: [{ family: "Noto Sans" }] },
    cutter: { drawable: () => new Set(["é".codePointAt(0)]) },
  } as never,
  ["é"],
);

it.each([
  ['"Noto Sans", sans-serif', true],
  ["Inter, Noto Sans", true],
  ["'noto sans'", true],
  ['"Noto Sans JP", sans-serif', false],
  ["Inter", false],
])("a font with the family Noto Sans is one of %s: %s", (family, isThere) => {
  expect(has(family, "é")).toBe(isThere);
});
