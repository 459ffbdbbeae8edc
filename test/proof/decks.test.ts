import { expect, it } from "vitest";
// With all decks, and not only with the small ones.
import "../browser/decks.test.js";
import "../pdf/pdf.test.js";
import { quarterdeck } from "../support/project.js";

it("the built-in decks pass the strict check, in both themes and at both sizes", async () => {
  const { status, out, err } = await quarterdeck(".", ["check", "--strict"]);
  expect([status, out.replace(/\(.*/s, "")], `${out}${err}`).toEqual([
    0,
    expect.stringMatching(/^\d+ decks, \d+ slides: \d+ hints $/),
  ]);
});
