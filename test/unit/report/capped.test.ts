import { expect, it } from "vitest";
import { capped } from "../../../src/report/capped.js";
import { formatProblems } from "../../../src/report/format.js";
import { type Problem, problem } from "../../../src/report/problem.js";
import { limits } from "../../../src/source/limits.js";
import { sourceFile } from "../../../src/source/text.js";

const file = sourceFile("deck.md", `${"a".repeat(100_000)}\n`, "/project");
const missing = (count: number): Problem[] =>
  Array.from({ length: count }, (_, at) =>
    problem("missing-fact", { id: `f${at}` }, { span: { file, start: at, end: at + 1 } }),
  );

it("says how many more messages of a kind there are about a file, and keeps other kinds", () => {
  const other = problem("missing-file", { path: "a.png", tried: "a.png" }, { span: { file, start: 5, end: 6 } });
  const shown = capped([...missing(2367), other], "/project", "people");
  expect(shown.map(({ code }) => code)).toEqual([
    ...Array(limits.messagesOfKind + 1).fill("missing-fact"),
    "missing-file",
  ]);
  expect(shown[limits.messagesOfKind]).toMatchObject({
    severity: "error",
    message: "and 2,347 more of “missing-fact” in deck.md",
  });
});

it("says of warnings how to see the others", () => {
  const warnings = missing(100).map((each): Problem => ({ ...each, severity: "warning" }));
  expect(capped(warnings, "/project", "people").at(-1)?.remedy).toBe("--json lists up to 1,000");
});

it("shows a single one that is left over, and more of them to programs", () => {
  const few = missing(limits.messagesOfKind + 1);
  expect(capped(few, "/project", "people")).toEqual(few);
  expect(capped(missing(1000), "/project", "programs")).toHaveLength(1000);
  expect(capped(missing(1500), "/project", "programs")).toHaveLength(limits.messagesOfKindInData + 1);
});

it("cuts long lines and what messages quote", () => {
  const long = problem("missing-fact", { id: "x".repeat(100_000) }, { span: { file, start: 50_000, end: 90_000 } });
  const text = formatProblems([long], { folder: "/project", colour: false });
  expect(text).toContain("deck.md:1:50001: error: ");
  expect(text.length).toBeLessThan(limits.quotedCharacters + 1000);
});
