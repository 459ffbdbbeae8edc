import { expect, it } from "vitest";
import { revealSource } from "../proof/foreign/collection.js";
import { comparing } from "../proof/foreign/comparing.js";
import { judge, type Verdict } from "../proof/foreign/judge.js";
import { type FileResult, failuresOf, reportOf } from "../proof/foreign/report.js";
import { projectMaker } from "../support/project.js";

const makeProject = projectMaker();
const compared = comparing();

/** Compares a deck with reveal.js's own reading of it, or of another text. */
async function verdictOn(deck: string, read = deck): Promise<Verdict> {
  const made = makeProject({ "deck.md": deck, "read.md": read });
  const { builder, page } = compared();
  const { sections = "" } = await builder.build(made.file("deck.md"));
  const source = revealSource(made.file("read.md"), made.folder);
  return judge(source, await page.outline(sections), (rewritten) => page.read(rewritten));
}

const kitchen = [
  "---\ntitle: A kitchen\n---\n# Bread",
  '## Dough\n\n- flour <!-- .element: class="fragment" -->\n- water <!-- .element: class="fragment" -->\n\nNote: knead it',
  "## Oven\n\n```sh [1|2]\nheat 220\nbake 40\n```",
].join("\n\n---\n\n");

it("a deck in which nothing differs is equal slide by slide: texts, notes and steps", async () => {
  expect(await verdictOn(kitchen)).toEqual({ equal: 3, onPurpose: 0, different: 0, reasons: [], differences: [] });
});

it("what differs is found, with its place", async () => {
  const { equal, different, differences } = await verdictOn(
    kitchen,
    kitchen.replace("knead", "fold").replace("[1|2]", "[1|2|1]").replace("# Bread", "# Bread and butter"),
  );
  expect([equal, different]).toEqual([0, 3]);
  expect(differences.map(({ place, kind, theirs, ours }) => [place, kind, theirs, ours])).toEqual([
    ["1.1", "text", "Breadandbutter", "Bread"],
    ["2.1", "notes", "foldit", "kneadit"],
    ["3.1", "steps", "2", "1"],
  ]);
});

it("slides that only one of both has stand apart, and the others are still compared", async () => {
  const { equal, different, differences } = await verdictOn(
    kitchen,
    kitchen.replace("## Dough", "## Yeast\n\n---\n\n## Dough"),
  );
  expect([equal, different]).toEqual([3, 1]);
  expect(differences.map(({ place, kind, ours }) => `${place}: ${kind}: ${ours}`)).toEqual([
    "whole deck: columns: 1 1 1",
    "2.1: text: no such slide",
  ]);
});

it("what differs on purpose is told with its reason, and is no failure", async () => {
  const verdict = await verdictOn("# One\n\n```yaml\na: 1\n---\nb: 2\n```\n\n--\n\n## Below\n\n> [!TIP]\n> Salt it");
  expect(verdict.differences).toEqual([]);
  expect(verdict.reasons).toEqual([
    expect.stringContaining("inside of code"),
    expect.stringContaining("“--” begins a slide below"),
    expect.stringContaining("callout"),
  ]);
  const file = (outcome: FileResult["outcome"], codes: string[] = []): FileResult => ({
    file: "deck.md",
    outcome,
    codes,
    verdict: outcome === "refused" ? undefined : verdict,
  });
  const collections = [{ name: "kitchen", files: [file("clean"), file("refused", ["missing-file"])] }];
  expect(failuresOf(collections)).toEqual(["only 50.0 % of the files build: 98.0 % must"]);
  expect(reportOf(collections, "table")).toMatch(
    /^kitchen {2,}2 {2,}1 {2,}0 {2,}1 {2,}0 {2,}1 {2,}0 {2,}0 {2,}2 {2,}0$/m,
  );
  expect(reportOf(collections, "table")).toContain("refused for    1 × missing-file");
});
