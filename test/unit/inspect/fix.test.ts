import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/check/finding.js";
import type { CheckedProject } from "../../../src/inspect/check-project.js";
import { fixOnce, writeFixes } from "../../../src/inspect/fix.js";
import { sourceFile } from "../../../src/source/text.js";
import { projectMaker, type TestProject } from "../../support/project.js";

const projectOf = projectMaker();
const noFixes = { files: [], fixed: [] };

/** What was looked at, with a fix for each “github” in it. */
function checked({ folder }: TestProject, texts: Readonly<Record<string, string>>): CheckedProject {
  const findings = Object.entries(texts).flatMap(([name, text]): Finding[] => {
    const start = text.indexOf("github");
    const span = { file: sourceFile(name, text, folder), start, end: start + "github".length };
    const said = { code: "terms", severity: "warning", message: "", remedy: "", deck: "", slide: "" } as const;
    return [{ ...said, span, fix: { span, text: "GitHub" } }];
  });
  return { root: folder, findings, decks: [], slides: [], lookedAt: "all", notRun: [], inspected: [] };
}

describe("a file that is saved while it is checked", () => {
  const texts = { "a.md": "On github.\n", "b.md": "Also github.\n" };

  it("is not mended at the places where something stood", () => {
    const made = projectOf({ ...texts, "a.md": "A new line.\nOn github.\n" });
    expect(() => fixOnce([checked(made, texts)], noFixes, new Set())).toThrow(/a\.md has changed while it was checked/);
  });

  it("is not replaced, nor is another one", () => {
    const made = projectOf(texts);
    const fixes = fixOnce([checked(made, texts)], noFixes, new Set());
    made.write("b.md", "Also github, and more.\n");
    expect(() => writeFixes(fixes)).toThrow(/b\.md has changed while it was checked/);
    expect(readFileSync(made.file("a.md"), "utf8")).toBe(texts["a.md"]);
  });

  it("is mended where it is as it was, whatever ends its lines", () => {
    const made = projectOf({ "a.md": "\uFEFFOne\r\nOn github.\r\n" });
    writeFixes(fixOnce([checked(made, { "a.md": "One\nOn github.\n" })], noFixes, new Set()));
    expect(readFileSync(made.file("a.md"), "utf8")).toBe("\uFEFFOne\r\nOn GitHub.\r\n");
  });
});
