import { describe, expect, it } from "vitest";
import type { DrawnConnection } from "../../../src/render/drawing/desk.js";
import { labelOf } from "../../../src/render/drawing/label.js";
import { Element } from "../../../src/render/html/dom.js";

const drawing = { svg: "", title: "", description: "", parts: [] };
const joined = (from: string, to: string, text = ""): DrawnConnection => ({ from, to, text, way: "with" });
const say = (key: string, values: Readonly<Record<string, string>> = {}) =>
  key === "between" ? "; " : `${key}<${Object.values(values).join("|")}>`;
const label = (more: Partial<Parameters<typeof labelOf>[0]>) =>
  labelOf({ ...drawing, ...more }, new Element("svg", {}), say);

describe("what a drawing says", () => {
  it("is said with the words that it is given", () => {
    expect(label({ parts: [joined("a", "b"), joined("b", "c", "x")] })).toBe("with<a|b>; labelled<with<b|c>|x>");
    expect(label({ title: "T", parts: ["a", "b"] })).toBe("titled<T|a; b>");
  });

  it("is what its author says, where the author says something", () => {
    expect(label({ description: "Told", parts: ["a"] })).toBe("Told");
  });

  it("has at most 400 letters and ends between words", () => {
    const long = label({ parts: Array.from({ length: 60 }, (_, i) => joined(`node${i}`, `node${i + 1}`)) });
    expect(long.length).toBeLessThanOrEqual(400);
    expect(long).toMatch(/>;…$/);
  });
});
