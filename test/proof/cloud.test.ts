import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runProgram } from "../support/project.js";

const recipe = "slides/labs/cloud-init.yaml";
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-cloud-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What cloud-init, of the packages of the labs, says of a file. */
function schema(file: string) {
  const script = path.join(folder, "script.sh");
  writeFileSync(script, `cloud-init schema --config-file ${path.resolve(file)}\n`);
  return runProgram({ program: "labs/record.mjs", args: ["--run", script], folder: ".", environment: {} });
}

it("the machine for the labs is one that cloud-init takes, without a warning", async () => {
  const { status, out, err } = await schema(recipe);
  expect([status, err]).toEqual([0, ""]);
  expect(out).toContain("Valid schema");
});

it("a mistake in it would be seen", async () => {
  const file = path.join(folder, "wrong.yaml");
  writeFileSync(file, readFileSync(recipe, "utf8").replace("\nwrite_files:", "\nwrite_file:"));
  const { status, err } = await schema(file);
  expect([status, err]).toEqual([1, expect.stringContaining("write_file")]);
});
