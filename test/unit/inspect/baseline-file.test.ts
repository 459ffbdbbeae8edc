import { symlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { isLookedFor, openBaseline } from "../../../src/inspect/baseline-file.js";
import { realPathOf } from "../../../src/source/folder.js";
import { sourceFile } from "../../../src/source/text.js";
import { projectMaker } from "../../support/project.js";

const projectOf = projectMaker();

it("a file behind a link is looked for, in a run of its deck and of the whole project", () => {
  const made = projectOf({ "shared/a.md": "## A\n", "talk/slides/b.md": "## B\n", "..x/c.md": "## C\n" });
  symlinkSync(made.file("shared/a.md"), made.file("talk/slides/a.md"));
  const folder = realPathOf(made.folder);
  const root = `${folder}/talk`;
  const baseline = openBaseline({ given: "known.jsonl", folder, isWritten: true }, () => undefined);
  const entry = (file: string) => ({ file, rule: "slot", slide: "", byLine: "", bySlide: "" });
  const isLooked = (file: string, lookedAt: "all" | readonly ReturnType<typeof sourceFile>[]) =>
    isLookedFor(entry(file), { isRule: () => true, projects: [{ root, lookedAt }] }, baseline);
  const single = [sourceFile("slides/a.md", "", root)];
  expect(["talk/slides/a.md", "talk/slides/b.md"].map((file) => isLooked(file, single))).toEqual([true, false]);
  expect(["talk/slides/a.md", "talk/gone.md", "..x/c.md"].map((file) => isLooked(file, "all"))).toEqual([
    ...[true, true, false],
  ]);
});
