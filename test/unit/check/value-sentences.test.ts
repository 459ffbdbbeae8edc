import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { comparisonsOf, sentencesSchema } from "../../../src/check/value-sentences.js";

type Values = "number" | "year" | "version" | string[];

const comparisonOf = (values: Values, ...sentences: string[]) => {
  const [comparison] = comparisonsOf({ attribute: { sentences, values } });
  if (!comparison) throw new Error("there is no comparison");
  return comparison;
};
const found = (text: string, values: Values, ...sentences: string[]) =>
  comparisonOf(values, ...sentences).find(text)?.value;

describe("a sentence finds", () => {
  it("a value of its list, with choices between words", () => {
    const find = (text: string) => found(text, ["C", "C++", "Go"], "written|rewritten in {value}");
    expect(find("It is rewritten in C++ now.")).toBe("C++");
    expect(find("It is written in C.")).toBe("C");
    expect(find("Written in Go, it is small.")).toBe("Go");
    expect(find("It is written in Gobo.")).toBeUndefined();
    expect(find("It is overwritten in Go.")).toBeUndefined();
  });

  it("values of several words, and values inside a word", () => {
    expect(found("Made from raw goat’s milk.", ["raw goat", "goat"], "made from {value}’s milk")).toBe("raw goat");
  });

  it("numbers, years and versions, a little behind the words", () => {
    expect(found("It ripens for at least 12.5 weeks.", "number", "ripens … {value} weeks")).toBe("12.5");
    expect(found("It was first made by monks in 1115.", "year", "first made … {value}")).toBe("1115");
    expect(found("The latest release is v1.5.1.", "version", "latest release ... {value}")).toBe("1.5.1");
    expect(found("First made where nobody would ever look, in 1115.", "year", "first made … {value}")).toBeUndefined();
  });

  it("nothing in a pattern that its author may have meant as one", () => {
    expect(found("made of c.w milk", ["c.w"], "of {value} milk")).toBe("c.w");
    expect(found("made of cow milk", ["c.w"], "of {value} milk")).toBeUndefined();
    expect(found("(a+)+ is cow", ["cow"], "(a+)+ is {value}")).toBe("cow");
  });

  it("where the value stands", () => {
    expect(comparisonOf(["of"], "of {value} milk").find("made of of milk")).toEqual({ value: "of", at: 8 });
  });
});

it.each<[Values, string, string, boolean]>([
  [["GPL"], "GPL", "GPL-2.0+ and others", true],
  [["GPL"], "GPL", "LGPL-2.1", false],
  [["Cow"], "Cow", "raw cow’s milk", true],
  ["number", "4", "at least 4 months", true],
  ["number", "4", "14 months", false],
  ["year", "1925", "1925", true],
  ["version", "1.5", "v1.5.1", true],
  ["version", "1.1", "1.15.0", false],
])("compares %j: %s with %s", (values, written, registered, same) => {
  expect(comparisonOf(values, "is {value}").agrees(written, registered)).toBe(same);
});

it.each([
  ["written in", "needs {value} once, where the value stands"],
  ["{value} and {value}", "needs {value} once, where the value stands"],
  ["{value}", "needs words beside the value"],
  ["a … b … {value}", "has more than one …"],
  ["is a|{value}", "has a choice (|) in the word of {value}"],
])("refuses the sentence %s", (sentence, message) => {
  const read = v.safeParse(sentencesSchema, { milk: { sentences: [sentence], values: "year" } });
  expect(read.issues?.map((issue) => issue.message)).toEqual([message]);
});

it("takes no longer than the text for a sentence that matches nearly everywhere", () => {
  const text = "a ".repeat(50_000);
  expect(found(text, ["b"], "a … {value}")).toBeUndefined();
  expect(found(text, ["b"], `${"a ".repeat(40)}{value}`)).toBeUndefined();
});
