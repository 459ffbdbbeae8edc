import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { targets } from "./fuzz/targets.js";

const folder = "test/trust/fuzz/cases";

/** Inputs on which something failed once: a folder for each target, a file for each input. */
const cases = readdirSync(folder).flatMap((name) =>
  readdirSync(path.join(folder, name)).map((file) => ({ name, file: path.join(folder, name, file) })),
);

const slugOf = (name: string) => name.toLowerCase().replace(/[^a-z]+/g, "-");

describe("an input on which something failed once", () => {
  it.each(cases)("holds: $file", async ({ name, file }) => {
    const target = targets.find((each) => slugOf(each.name) === name);
    const input = name === "pdf" ? readFileSync(file) : readFileSync(file, "utf8");
    await expect(Promise.resolve(target?.check(input))).resolves.toBeUndefined();
    expect(target).toBeDefined();
  });
});
