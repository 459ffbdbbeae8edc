import { expect, it } from "vitest";
import { dictionaryText, entriesOf, itemsOf, referred } from "../../../../src/export/pdf/dictionary.js";

it("takes arrays apart into values, each as it is written", () => {
  expect(itemsOf("[12 0 R 5 <</Type /MCR/Pg 3 0 R>> [1 2] /Name (a \\) << b) <feff00e4> true]")).toEqual([
    "12 0 R",
    "5",
    "<</Type /MCR/Pg 3 0 R>>",
    "[1 2]",
    "/Name",
    "(a \\) << b)",
    "<feff00e4>",
    "true",
  ]);
  expect(itemsOf("[]")).toEqual([]);
});

it("takes dictionaries apart into entries, and writes them again", () => {
  const text = "<</Type /Page\n/Annots [1 0 R 2 0 R]\n/Resources <</Font <</F4 4 0 R>>>>\n/Alt (x > y)>>";
  const entries = entriesOf(text);
  expect([...entries.keys()]).toEqual(["Type", "Annots", "Resources", "Alt"]);
  expect([entries.get("Alt"), entriesOf(entries.get("Resources") ?? "").get("Font")]).toEqual([
    "(x > y)",
    "<</F4 4 0 R>>",
  ]);
  expect(dictionaryText(entries)).toBe(text);
});

it("knows a reference from other values", () => {
  expect(["12 0 R", "12", "/R", undefined].map(referred)).toEqual([12, undefined, undefined, undefined]);
});
