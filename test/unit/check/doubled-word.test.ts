import { expect, it } from "vitest";
import { doubledWord } from "../../../src/check/rules/doubled-word.js";
import { fixedBy, remarksOf, told } from "../../support/remarks.js";

const look = async (text: string) => {
  const remarks = await remarksOf(doubledWord, text);
  return [told(remarks), fixedBy(remarks, text)];
};

it("leaves alone a line that begins a sentence with the word that ends the one above", async () => {
  const text = "## A line\n\nRead it\nIt is good.\n\n- Roses they\n  They are red\n";
  expect(await look(text)).toEqual([[], text]);
});

it("still finds the word across the end of a line, at the beginning of a sentence, and within one", async () => {
  expect(await look("## A line\n\nRead it\nit is good. The the end.\n\nIt is the The Hague.\n")).toEqual([
    ["3:6 “it” stands twice", "4:13 “The” stands twice", "6:7 “the” stands twice"],
    "## A line\n\nRead it is good. The end.\n\nIt is the The Hague.\n",
  ]);
});

it.each(["-", "\u2010", "\u2011"])("takes a word that %s joins to another one for a part of that", async (hyphen) => {
  const text = `## A line\n\nIt is a good good${hyphen}night, and a so${hyphen}so so.\n`;
  expect(await look(text)).toEqual([[], text]);
});
