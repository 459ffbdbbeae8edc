import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { project } from "../support/project.js";

const run = promisify(execFile);

/** Notes which files the threads of a program read, in lines of a file beside it. */
const recorder = `const fs = require("node:fs");
const { openSync, writeSync } = fs;
const seen = openSync(require("node:path").join(__dirname, "seen"), "a");
for (const name of ["readFileSync", "openSync", "readdirSync", "statSync", "existsSync"]) {
  const original = fs[name];
  fs[name] = (file, ...rest) => {
    writeSync(seen, String(file).replace("file://", "") + "\\n");
    return original(file, ...rest);
  };
}
require("node:module").syncBuiltinESMExports();
`;

const talk = `---
title: Packed
math: true
---

## Everything comes along

:::callout
A component, and $a^2$.
:::

\`\`\`go [1|2]
package main
func main() {}
\`\`\`
`;

describe("the package", () => {
  const made = project({ "recorder.cjs": recorder, "talk/talk.md": talk });
  const unpacked = made.file("package");
  let files: readonly string[];
  beforeAll(async () => {
    const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", made.folder];
    const [packed] = JSON.parse((await run("npm", pack)).stdout);
    files = packed.files.map((file: { path: string }) => file.path);
    await run("tar", ["-xzf", packed.filename], { cwd: made.folder });
    // What a user installs beside it, and nothing that only developers have.
    const { dependencies, optionalDependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const link = path.join(unpacked, "node_modules", name);
      mkdirSync(path.dirname(link), { recursive: true });
      if (existsSync(`node_modules/${name}`)) symlinkSync(realpathSync(`node_modules/${name}`), link, "dir");
    }
  });
  afterAll(() => made.remove());

  it("has what runs, and nothing that is only for its developers", () => {
    for (const needed of [
      "lib/quarterdeck.js",
      "lib/player.js",
      "lib/probe.js",
      "lib/fontkit.cjs",
      "lib/katex/katex.min.css",
      "lib/reveal-themes/black.css",
      "lib/THIRD-PARTY.txt",
      "lib/sbom.cdx.json",
      "templates/deck.hbs",
      "schemas/manifest.schema.json",
    ]) {
      expect(files).toContain(needed);
    }
    expect(files.filter((file: string) => /^(test|slides|bench|scripts|src|packages)\//.test(file))).toEqual([]);
  });

  it("brings a script for decks that is no larger than promised", () => {
    expect(statSync(path.join(unpacked, "lib/player.js")).size).toBeLessThan(200_000);
  });

  it("builds a deck outside the repository, and reads no file of it", async () => {
    const program = path.join(unpacked, "lib/quarterdeck.js");
    const args = ["--require", made.file("recorder.cjs"), program, "build", "talk.md", "-f", "html"];
    const { stdout } = await run(process.execPath, args, { cwd: made.file("talk") });
    expect(stdout).toContain("1 deck in");
    expect(existsSync(made.file("talk/dist/index.html"))).toBe(true);
    const html = readFileSync(made.file("talk/dist/talk.html"), "utf8");
    for (const part of ["Everything comes along", "c-callout", "katex", "Reveal"]) expect(html).toContain(part);
    const seen = readFileSync(made.file("seen"), "utf8").split("\n");
    expect(seen).toContain(path.join(realpathSync(unpacked), "templates/deck.hbs"));
    const repository = `${path.resolve(".")}${path.sep}`;
    const own = seen.filter((file) => file.startsWith(repository) && !file.includes("node_modules"));
    expect(own).toEqual([]);
  });
});
