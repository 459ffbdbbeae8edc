import { describe, expect, it } from "vitest";
import { elementsIn, parseHtml, textOf } from "../../../src/render/html/dom.js";
import { createMoveBudget, keyStates } from "../../../src/render/slide/moves.js";

/** The words of each line of a state with their keys, such as `total:3`. */
const keysOf = (lines: readonly string[]) =>
  lines.map((line) => elementsIn(parseHtml(line)).map((word) => `${textOf(word)}:${word.attribs["data-key"]}`));

const wordsOf = (...states: string[]) =>
  keyStates(
    states.map((state) => state.split("\n")),
    createMoveBudget(),
  ).map(keysOf);

describe("what neighbouring states of code share", () => {
  it("are the words of equal lines, wherever these stand now", () => {
    const [first, second] = wordsOf("a b\nc", "new\na b\nc");
    expect(first).toEqual([["a:1", "b:2"], ["c:3"]]);
    expect(second).toEqual([["new:4"], ["a:1", "b:2"], ["c:3"]]);
  });

  it("are words of lines that have changed, in their order", () => {
    const [first, second] = wordsOf("x = sum(a)", "y = sum(a, b)");
    expect(first).toEqual([["x:1", "=:2", "sum:3", "(:4", "a:5", "):6"]]);
    expect(second).toEqual([["y:7", "=:2", "sum:3", "(:4", "a:5", ",:8", "b:9", "):6"]]);
  });

  it("keeps a word's key as long as it stays, and gives none twice within a state", () => {
    const [first, , third] = wordsOf("one", "zero\none", "one\none");
    expect(third?.flat()).toContain(first?.[0]?.[0]);
    expect(new Set(third?.flat()).size).toBe(2);
  });

  it("leaves text, colours and what is no HTML as they were", () => {
    const [[line = ""] = []] = keyStates([['<span class="tk-keyword">if </span>a &lt; b && "c"']], createMoveBudget());
    expect(textOf(parseHtml(line))).toBe('if a < b && "c"');
    expect(line).toContain('<span class="tk-keyword" data-key="1">if</span>');
  });

  it("needs no time that grows with the square of long code", () => {
    const long = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join("\n");
    const [first, second] = wordsOf(`same\n${long("a")}`, `same\n${long("b")}\nend`);
    expect(second?.[0]).toEqual(first?.[0]);
  });

  it("compares no more on a slide than its budget, and says so", () => {
    const states = [["a x b"], ["c x d"], ["e x f"]];
    const budget = { pairs: 12, isSpent: false };
    const [first, second, third] = keyStates(states, budget).map(keysOf);
    expect([budget.isSpent, second?.[0]?.[1]]).toEqual([true, first?.[0]?.[1]]);
    expect(third?.[0]?.[1]).not.toBe(second?.[0]?.[1]);
  });
});
