import { describe, expect, it } from "vitest";
import { forAscii, isAscii } from "../../../src/render/slide/ascii.js";

const properties = "AHex Alpha Alphabetic L Ll Lt Lu M N Nd Nl Pc space Upper Any P Sm".split(" ");
const letters = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

describe("expressions for texts of ASCII", () => {
  it.each(properties)("match the same letters as %s does", (property) => {
    for (const source of [`\\p{${property}}`, `\\P{${property}}`, `[^\\p{${property}}x]`, `[\\P{${property}}_]`])
      for (const flags of ["v", "iv"]) {
        const matches = (expression: RegExp) => letters.filter((letter) => expression.test(letter));
        expect(matches(new RegExp(forAscii(source, flags), flags))).toEqual(matches(new RegExp(source, flags)));
      }
  });

  it("leave alone what only looks like a property", () => {
    expect(forAscii("\\\\p{L}\\p{Nd}", "v")).toBe("\\\\p{L}[0-9]");
  });

  it("are for no other text", () => {
    expect(["", "a\n\0", "é", "🂡"].map(isAscii)).toEqual([true, true, false, false]);
  });
});
