import { describe, expect, it } from "vitest";
import { parseFenceAttributes } from "../../../src/content/fence-attributes.js";
import { sourceFile } from "../../../src/source/text.js";

function read(text: string) {
  const { attributes, mistake } = parseFenceAttributes(sourceFile("deck.md", text), 0, text.length);
  return { ...attributes, values: [...attributes.values], mistake: mistake?.span.start };
}

describe("the attributes of a fence", () => {
  it("stand between braces, before and behind them", () => {
    const { classes, id, values } = read(`.wide {.warm only="}{"} #here {lang=de .last} file=a.c`);
    expect({ classes, id, values }).toEqual({
      classes: ["wide", "warm", "last"],
      id: "here",
      values: [
        ["only", "}{"],
        ["lang", "de"],
        ["file", "a.c"],
      ],
    });
  });

  it("count where one of them cannot be read, and the first mistake is told", () => {
    const { classes, mistake } = read(".a {.b !} {.c} ?");
    expect(classes).toEqual(["a", "b", "c"]);
    expect(mistake).toBe(7);
  });

  it("may be as many groups as the line has room for", () => {
    const names = Array.from({ length: 8000 }, (_, index) => `g${index}`);
    const { classes, mistake } = read(names.map((name) => `{.${name}}`).join(""));
    expect(classes).toEqual(names);
    expect(mistake).toBeUndefined();
  });
});
