import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import "../cli/shards.test.js";
import "../cli/shards-check.test.js";
import { carry, contentsOf } from "../support/folders.js";
import { ownCache, project, quarterdeck } from "../support/project.js";

const counts = [2, 5];
const work = project();
afterAll(() => work.remove());

/** Runs a command on the built-in decks with a cache of its own. */
async function run(cache: string, ...args: readonly string[]) {
  const { status, out, err } = await quarterdeck(".", args, ownCache({ file: () => work.file(cache) }));
  return { status, out, err };
}

const shardsOf = (count: number) => Array.from({ length: count }, (_, at) => `${at + 1}/${count}`);
const nameOf = (shard: string) => shard.replace("/", "-of-");
const untimed = (text: string) => text.replace(/"elapsedMs":\d+/g, "");

describe("the built-in decks", () => {
  it("are the same, by bytes, from one build and from 2 and 5 shards", async () => {
    // Without pictures of slides: of these a few differ between any two builds, with shards or without.
    const formats = ["-f", "html,pdf,handout,notes,md,json"];
    const once = await run("cache-once", "build", ...formats, "--json", "-o", work.file("once"));
    expect(once.status, once.out).toBe(0);
    const expected = contentsOf(work.file("once"));
    for (const count of counts) {
      for (const shard of shardsOf(count)) {
        const own = work.file(`${nameOf(shard)}/dist`);
        // Machines share no cache.
        const { status, out } = await run(
          `cache-${count}-${nameOf(shard)}`,
          "build",
          ...formats,
          "--shard",
          shard,
          "-o",
          own,
        );
        expect(status, out).toBe(0);
        carry(own, work.file(`carried-${count}/${nameOf(shard)}`));
        rmSync(own, { recursive: true });
      }
      const merged = work.file(`merged-${count}`);
      const costs = work.file(`costs-${count}.json`);
      const result = await run(
        "cache",
        "build",
        "--merge",
        work.file(`carried-${count}`),
        "-o",
        merged,
        "--costs",
        costs,
        "--json",
      );
      expect(result.status, result.out).toBe(0);
      expect(contentsOf(merged)).toEqual(expected);
      expect(untimed(result.out).replaceAll(`merged-${count}/`, "once/")).toBe(untimed(once.out));
      const { milliseconds } = JSON.parse(readFileSync(costs, "utf8"));
      expect(Object.keys(milliseconds).length).toBe(JSON.parse(once.out).decks.length);
    }
  });

  it("are found the same in, by SARIF and by JSON, by one check and by 2 and 5 shards", async () => {
    const reports = (reporter: string) => run("cache-check", "check", "--reporter", reporter);
    const [sarif, json] = [await reports("sarif"), await reports("json")];
    for (const count of counts) {
      const files: string[] = [];
      for (const [at, shard] of shardsOf(count).entries()) {
        const file = work.file(`report-${nameOf(shard)}`);
        const reporter = at % 2 === 0 ? "sarif" : "json";
        const { status, err } = await run("cache-check", "check", "--shard", shard, "--reporter", reporter, "-o", file);
        expect([0, 1], err).toContain(status);
        files.push(path.relative(".", file));
      }
      const merged = (reporter: string) => run("cache", "check", "--merge", ...files, "--reporter", reporter);
      expect((await merged("sarif")).out).toBe(sarif.out);
      expect(untimed((await merged("json")).out)).toBe(untimed(json.out));
    }
  });
});
