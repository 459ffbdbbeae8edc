import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import type { Prose } from "../../../src/check/prose.js";
import { createSpeller } from "../../../src/inspect/spelling.js";
import { sourceFile } from "../../../src/source/text.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

const prose = {
  text: "containr",
  span: { file: sourceFile("a.md", "containr"), start: 0, end: 8 },
} as unknown as Prose;

/** Dictionaries whose thread fails as long as a file is there. */
function faulty() {
  const { file } = setUp({
    "worker.cjs": `
const { parentPort } = require("node:worker_threads");
parentPort.on("message", ({ words }) => {
  if (require("node:fs").existsSync(__dirname + "/broken")) throw new Error("the dictionary is broken");
  parentPort.postMessage(words.map((word) => [word, ["container"]]));
});`,
    broken: "",
  });
  const found = { spellingWorker: file("worker.cjs"), find: (name: string) => name };
  return { file, speller: createSpeller({ package: found as never, environment: {}, cache: false }) };
}

it("says what is wrong with dictionaries to whoever waits for them, also where they were to load early", async () => {
  const { speller } = faulty();
  speller.prepare();
  await expect(speller.check([prose], { language: "en", known: new Set() })).rejects.toThrow(
    "the dictionary is broken",
  );
  await speller.close();
});

it("asks another thread when one has ended", async () => {
  const { speller, file } = faulty();
  speller.prepare();
  await expect(speller.check([prose], { language: "en", known: new Set() })).rejects.toThrow();
  rmSync(file("broken"));
  const [found] = (await speller.check([prose], { language: "en", known: new Set() })) ?? [];
  expect(found?.misspellings.map(({ word, suggestions }) => [word, suggestions])).toEqual([
    ["containr", ["container"]],
  ]);
  await speller.close();
});
