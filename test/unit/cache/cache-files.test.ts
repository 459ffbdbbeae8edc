import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readCacheFile, writeCacheFile } from "../../../src/cache/cache-files.js";
import { unfinishedBeside } from "../../../src/source/output.js";
import { projectMaker } from "../../support/project.js";

const setUp = projectMaker();

it("what a killed process was writing goes with the next one that writes; what a live one writes stays", () => {
  const { file } = setUp({});
  const folder = file("quarterdeck");
  const live = unfinishedBeside(path.join(folder, "code-1.json"));
  mkdirSync(folder, { mode: 0o700 });
  for (const left of [live, live.replace(`-${process.pid}-`, "-4194305-")]) writeFileSync(left, "{");
  const environment = { XDG_CACHE_HOME: file("") };
  writeCacheFile(environment, { kind: "code", edition: "1" }, { a: 1 });
  expect(readdirSync(folder).toSorted()).toEqual([path.basename(live), "code-1.json"].toSorted());
  expect(readCacheFile(environment, { kind: "code", edition: "1" })).toEqual({ a: 1 });
});
