import { describe, expect, it } from "vitest";
import { readBlame } from "../../../src/project/edits/blame.js";
import { filled, patternMistake } from "../../../src/project/edits/pattern.js";
import { sameLines } from "../../../src/project/edits/same-lines.js";

describe("a pattern of addresses", () => {
  it.each([
    ["https://host/{file}#L{line}", undefined],
    ["HTTP://host:8080/x?path={file}&at={commit}", undefined],
    ["https://host/#L{line}", "the place {file} is missing"],
    ["https://host/{file}#{lin}", "there is no place {lin}; did you mean {line}?"],
    ["https://host/{file}#{}", "there is no place {}; known: {file}, {line}, {commit}"],
    ["file:///{file}", "no http or https address"],
    ["javascript:alert('{file}')", "no http or https address"],
    ["https://{file}/", "no http or https address"],
    ["https://host{file}/", "no http or https address"],
    ["https:///{file}", "no http or https address"],
    ["talks/{file}", "no http or https address"],
  ])("%s", (pattern, mistake) => {
    if (mistake === undefined) expect(patternMistake(pattern)).toBeUndefined();
    else expect(patternMistake(pattern)).toContain(mistake);
  });

  it("is filled with names that mean nothing in an address, and once", () => {
    const place = { file: "a b/{line}/50%#?&.md", line: 7, commit: "abc" };
    expect(filled("https://host/{file}?at={commit}&{file}#L{line}", place)).toBe(
      "https://host/a%20b/%7Bline%7D/50%25%23%3F%26.md?at=abc&a%20b/%7Bline%7D/50%25%23%3F%26.md#L7",
    );
  });
});

describe("what git says of lines", () => {
  const [old, young] = ["a".repeat(40), "b".repeat(40)];
  const said = `${young} 3 2 1
author Somebody
author-time 1767389400
author-tz +0200
summary author-time 5
filename talk.md
${old} 1 1 1
author-time 1767312000
author-tz -0930
filename talk.md
${old} 2 3 2
filename talk.md
`;

  it("is read with the day that it was for the author", () => {
    expect(readBlame(said)).toEqual([
      { name: old, time: 1767312000, day: "2026-01-01" },
      { name: young, time: 1767389400, day: "2026-01-02" },
      { name: old, time: 1767312000, day: "2026-01-01" },
      { name: old, time: 1767312000, day: "2026-01-01" },
    ]);
  });
});

describe("lines of an earlier text", () => {
  const find = (now: string, before: string) => sameLines(now.split(" "), before.split(" "));

  it.each([
    ["a b c", "a b c", [0, 1, 2]],
    ["a X c", "a b c", [0, undefined, 2]],
    ["X a b c", "a b c", [undefined, 0, 1, 2]],
    // Two changes, and what is between them.
    ["a X - c - Y e", "a b - c - d e", [0, undefined, 2, 3, 4, undefined, 6]],
    // What was moved.
    ["x - c - a", "x - a - c", [0, 1, 4, undefined, 2]],
    ["n n", "n", [0, undefined]],
    ["n", "n n", [0]],
    ["X", "", [undefined]],
  ])("%s of %s", (now, before, expected) => {
    expect(find(now, before)).toEqual(expected);
  });
});
