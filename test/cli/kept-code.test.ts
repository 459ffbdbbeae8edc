import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ownCache, projectMaker, quarterdeck } from "../support/project.js";

const setUp = projectMaker();
const talk = { "talk.md": "# A talk\n\n---\n\n## One\n\nText\n" };

describe("the program's own code", () => {
  it("is kept in the cache by the first run, for each of its threads; the next one leaves it", async () => {
    const { folder, file } = setUp(talk);
    const build = () => quarterdeck(folder, ["build", "talk.md", "-f", "html", "--no-cache"], ownCache({ file }));
    const kept = () =>
      readdirSync(file("cache/quarterdeck/program"))
        .map((name) => {
          const { ino, size } = statSync(file(`cache/quarterdeck/program/${name}`));
          return { role: name.replace(/^[0-9a-f]{64}-/, ""), ino, size };
        })
        .toSorted((a, b) => a.role.localeCompare(b.role));
    expect((await build()).status).toBe(0);
    const first = kept();
    expect(first.map(({ role }) => role)).toEqual(["lead", "work"]);
    const html = readFileSync(file("dist/talk.html"));
    expect((await build()).status).toBe(0);
    expect(kept()).toEqual(first);
    expect(readFileSync(file("dist/talk.html")).equals(html)).toBe(true);
  });

  it("is compiled anew where the file is damaged", async () => {
    const { folder, file } = setUp(talk);
    const outline = () => quarterdeck(folder, ["outline", "talk.md"], ownCache({ file }));
    const said = await outline();
    const places = readdirSync(file("cache/quarterdeck/program")).map((name) =>
      path.join(file("cache/quarterdeck/program"), name),
    );
    for (const place of places) writeFileSync(place, readFileSync(place).fill(0xff, 2000, 9000));
    expect(await outline()).toEqual(said);
    for (const place of places) expect(readFileSync(place).includes(Buffer.alloc(4000, 0xff))).toBe(false);
  });

  it("is neither read from a folder that others can write, nor put there", async () => {
    const { folder, file } = setUp({ ...talk, "cache/quarterdeck/program/x": "" });
    chmodSync(file("cache/quarterdeck/program"), 0o777);
    expect((await quarterdeck(folder, ["outline", "talk.md"], ownCache({ file }))).status).toBe(0);
    expect(readdirSync(file("cache/quarterdeck/program"))).toEqual(["x"]);
    expect(existsSync(file("dist"))).toBe(false);
  });

  it("is read by the thread that works where another one could not read it ahead", async () => {
    const { folder, file } = setUp({
      ...talk,
      "hook.cjs": `const fs = require("node:fs");
const read = fs.readFileSync;
if (require("node:worker_threads").isMainThread)
  fs.readFileSync = (path, ...more) => {
    if (String(path).endsWith("program.cjs")) throw new Error("too many open files");
    return read(path, ...more);
  };
`,
    });
    const environment = { ...ownCache({ file }), NODE_OPTIONS: `--require ${file("hook.cjs")}` };
    const build = () => quarterdeck(folder, ["build", "talk.md", "-f", "html"], environment);
    const runs = [await build(), await build(), await build(), await build()];
    expect(runs.map(({ status, err }) => ({ status, err }))).toEqual(
      runs.map(() => ({ status: 0, err: expect.any(String) })),
    );
  });
});
