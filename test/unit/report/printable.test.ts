import { expect, it } from "vitest";
import { formatProblems } from "../../../src/report/format.js";
import { printable } from "../../../src/report/printable.js";
import { sourceFile } from "../../../src/source/text.js";

it("shows what would command a terminal, and keeps the length of each text", () => {
  const text = "a\u001B[31m\u0007b\u009Bc\td\n";
  expect(printable(text)).toBe("a␛[31m␇b\uFFFDc\td\n");
  expect(printable("Größe · 容器 · عربي 🐳")).toBe("Größe · 容器 · عربي 🐳");
});

it("lets no deck reach the terminal through a message or the lines around it", () => {
  const file = sourceFile("talk.md", "one \u001B[2Jtwo\n");
  const span = { file, start: 8, end: 11 };
  const said = formatProblems(
    [{ code: "spelling", severity: "warning", message: "“\u001B]0;x” is in no dictionary", remedy: "write it", span }],
    { folder: process.cwd(), colour: false },
  );
  expect(said).not.toContain("\u001B");
  expect(said).toContain("one ␛[2Jtwo");
});
