import { describe, expect, it } from "vitest";
import { formatProblems } from "../../../src/report/format.js";
import { type Problem, problem } from "../../../src/report/problem.js";
import { sourceFile } from "../../../src/source/text.js";

const plain = { folder: "", colour: false };

/** The lines of the code frame around the first place of a text in a line. */
function frame(line: string, marked: string): { shown: string; marks: string } {
  const file = sourceFile("deck.md", line);
  const start = line.indexOf(marked);
  const found: Problem = problem("unclosed-comment", {}, { span: { file, start, end: start + marked.length } });
  const [, shown = "", marks = ""] = formatProblems([found], plain).split("\n");
  return { shown, marks };
}

/** What stands above the marks. */
const underlined = ({ shown, marks }: ReturnType<typeof frame>) =>
  shown.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1);

describe("a code frame", () => {
  it.each([
    ["at the start of a long line", `here ${"x".repeat(400)}`],
    ["in the middle of it", `${"x".repeat(300)} here ${"x".repeat(300)}`],
    ["at its end", `${"x".repeat(400)} here`],
    ["where the line would be cut", `${"x".repeat(154)} here ${"x".repeat(300)}`],
    ["behind tabs", `\t\t${"x\t".repeat(200)} here`],
  ])("shows what is wrong %s", (_, line) => {
    const seen = frame(line, "here");
    expect(underlined(seen)).toBe("here");
    expect(seen.shown.length).toBeLessThan(170);
  });

  it("marks no more than it shows", () => {
    const seen = frame(`${"x".repeat(300)}${"y".repeat(300)}`, "y".repeat(300));
    expect(seen.marks.length).toBe(seen.shown.length);
    expect(seen.shown).toContain("…xxx");
  });

  it("shows a line that fits as it is", () => {
    expect(frame("one here", "here")).toEqual({ shown: "> 1 | one here", marks: "    |     ^^^^" });
  });
});

it("says a suggestion as it is written, braces included", () => {
  const remedy = "did you mean “{{company}}”?";
  expect(problem("unknown-variable", { name: "compnay" }, { remedy }).remedy).toBe(remedy);
});
