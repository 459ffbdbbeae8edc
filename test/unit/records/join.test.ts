import { expect, it } from "vitest";
import type { FormatName } from "../../../src/model/format-names.js";
import { joinResults } from "../../../src/records/shared/join.js";
import type { FoundResult } from "../../../src/records/shared/results.js";

const deck = { name: "talk", title: "Talk", cover: "one", preview: undefined, outputs: [], warnings: [] };
const input = (...formats: readonly FormatName[]) =>
  ({ name: "talk", formats }) as unknown as Parameters<typeof joinResults>[0];
/** A result of which only what is joined is there. */
const result = (own: object, more: object = {}) =>
  ({
    ...{ deck: { ...deck, ...own }, files: [], notices: [], madeOf: [], browser: "unused" },
    ...more,
  }) as unknown as FoundResult;
const output = (format: string) => ({ format, path: `talk.${format}`, bytes: 1 });
const warning = (message: string) => ({ code: "long-title", severity: "warning", message, remedy: "" });
const madeOf = (root: string, ...answers: readonly (readonly [string, string, string])[]) => ({
  root,
  border: "whole",
  answers,
});

it("is the one result, or nothing", () => {
  const one = result({});
  expect(joinResults(input("html"), [one])).toBe(one);
  expect(joinResults(input("html"), [])).toBeUndefined();
});

it("has the outputs in the order that was asked for, and all else once", () => {
  const joined = joinResults(input("png", "html", "handout", "pdf"), [
    result(
      { outputs: [output("png")], warnings: [warning("a")] },
      { files: [{ path: "talk.png" }], notices: ["n"], madeOf: [madeOf("/p", ["file", "a", "1"])], browser: "used" },
    ),
    result(
      { outputs: [output("html"), output("pdf")], warnings: [warning("a"), warning("b")], review: { pdf: "talk.pdf" } },
      {
        files: [{ path: "talk.html" }],
        notices: ["n", "m"],
        madeOf: [madeOf("/p", ["file", "a", "1"], ["file", "b", "2"])],
      },
    ),
    result({ outputs: [output("handout")] }, { madeOf: [madeOf("/q", ["file", "a", "1"])] }),
  ]);
  expect(joined).toMatchObject({
    deck: { review: { pdf: "talk.pdf" }, preview: undefined },
    files: [{ path: "talk.png" }, { path: "talk.html" }],
    notices: ["n", "m"],
    browser: "used",
  });
  expect(joined?.deck.outputs.map(({ format }) => format)).toEqual(["png", "html", "handout", "pdf"]);
  expect(joined?.deck.warnings.map(({ message }) => message)).toEqual(["a", "b"]);
  expect(joined?.madeOf).toEqual([
    madeOf("/p", ["file", "a", "1"], ["file", "b", "2"]),
    madeOf("/q", ["file", "a", "1"]),
  ]);
});

it("takes the picture from whichever result has it, if it is that of the deck's first slide", () => {
  const pictured = (cover: string) => result({ cover, preview: "data:image/png;base64,AA" });
  expect(joinResults(input("handout", "html"), [result({}), pictured("one")])?.deck.preview).toBe(
    "data:image/png;base64,AA",
  );
  expect(joinResults(input("handout", "html"), [result({}), pictured("other")])).toBeUndefined();
});
