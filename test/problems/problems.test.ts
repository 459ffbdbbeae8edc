import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { catalogue } from "../../src/report/catalogue.js";
import { quarterdeckHere } from "../support/project.js";

const here = import.meta.dirname;
const cases = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const workshop = mkdtempSync(path.join(os.tmpdir(), "quarterdeck-problems-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** Runs a case in a copy of its folder and returns what a user sees. */
async function see(name: string): Promise<string> {
  const folder = path.join(workshop, name);
  cpSync(path.join(here, name), folder, { recursive: true });
  const packages = path.join(folder, "packages");
  // What is installed is not kept under this name.
  if (existsSync(packages)) renameSync(packages, path.join(folder, "node_modules"));
  const sizes = path.join(folder, "sizes.txt");
  // Files that are too large to be kept with the tests: a path and a number of bytes on each line.
  for (const line of existsSync(sizes) ? readFileSync(sizes, "utf8").trim().split("\n") : []) {
    const [file = "", bytes = ""] = line.split(" ");
    writeFileSync(path.join(folder, file), "");
    truncateSync(path.join(folder, file), Number(bytes));
  }
  const own = path.join(folder, "arguments.txt");
  const args = existsSync(own) ? readFileSync(own, "utf8").trim().split(" ") : ["build", "deck.md"];
  const format = args[0] === "build" && !args.includes("--format") ? ["--format", "html"] : [];
  const { status, err } = await quarterdeckHere(folder, [...args, ...format]);
  return `exit status ${status}\n\n${err.replaceAll(folder, "PROJECT")}`;
}

describe("what a user sees for", () => {
  it.each(cases)("%s", async (name) => {
    const file = path.join(here, name, "expected.txt");
    const seen = await see(name);
    if (process.env["UPDATE_GOLDEN"] && !process.env["CI"]) writeFileSync(file, seen);
    expect(seen).toContain(`(${name})`);
    expect(seen).toBe(existsSync(file) ? readFileSync(file, "utf8") : "");
  });
});

it("every problem of the catalogue has an example, and every example a problem", () => {
  expect(cases.toSorted()).toEqual(Object.keys(catalogue).toSorted());
});
