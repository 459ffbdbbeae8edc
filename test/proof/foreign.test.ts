import path from "node:path";
import { expect, it } from "vitest";
import { proofWords } from "../support/proof-words.js";
import { markdownFilesIn, revealSource } from "./foreign/collection.js";
import { comparing } from "./foreign/comparing.js";
import { judge } from "./foreign/judge.js";
import { type FileResult, failuresOf, reportOf } from "./foreign/report.js";

const words = proofWords();
const folders = words.filter((word) => !word.startsWith("--"));

const compared = comparing();

async function resultOf(file: string, folder: string): Promise<FileResult> {
  const { builder, page } = compared();
  const { problems, sections } = await builder.build(file);
  const shown = path.join(path.basename(folder), path.relative(folder, file));
  if (sections === undefined) {
    const errors = problems.filter(({ severity }) => severity === "error");
    const codes = [...new Set(errors.map(({ code }) => code))];
    return { file: shown, outcome: "refused", codes, verdict: undefined };
  }
  const ours = await page.outline(sections);
  const verdict = await judge(revealSource(file, folder), ours, (source) => page.read(source));
  return { file: shown, outcome: problems.length > 0 ? "warned" : "clean", codes: [], verdict };
}

it("real reveal.js and reveal-md decks build, and show what reveal.js shows", async () => {
  const collections = [];
  for (const given of folders) {
    const folder = path.resolve(given);
    const files = [];
    for (const file of markdownFilesIn(folder)) files.push(await resultOf(file, folder));
    collections.push({ name: path.basename(folder), files });
  }
  const failures = failuresOf(collections);
  console.log(
    reportOf(collections, words.includes("--differences") || failures.length > 0 ? "each difference" : "table"),
  );
  expect(failures).toEqual([]);
});
