import { applyPatch } from "diff";
import { expect, it } from "vitest";
import { diffOf } from "../../../src/cli/check/fixes.js";
import { sourceFile } from "../../../src/source/text.js";

it("a diff keeps blanks at the ends of lines, also of those that look like its head", () => {
  const before = "## A\n\n-- github rocks  \n++ and more  \n";
  const after = before.replace("github", "GitHub").replace("more", "much more");
  const diff = diffOf({ root: "/x", file: sourceFile("a.md", before, "/x"), before, after }, "/x");
  expect(diff).toMatch(/^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ /);
  expect(applyPatch(before, diff)).toBe(after);
});
