import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { thoroughly } from "../support/breadth.js";
import { onePixel, ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const runIn =
  ({ folder, file }: TestProject) =>
  (...args: readonly string[]) =>
    quarterdeckHere(folder, ["check", ...args], ownCache({ file }));

/**
 * Decks in which several find the same in a section that they share, where a suppression is used by one of them alone, where
 * variants differ, habits are told once, and files and facts are used by one deck, or by none.
 */
const files = {
  "slides/decks/a.deck.yaml": "title: A\nsections: [shared.md, a.md]\nvariants: [one, two]\n",
  "slides/decks/b.deck.yaml": "title: B\nsections: [b.md, shared.md]\n",
  "slides/decks/c.deck.yaml": "title: C\nsections: [shared.md, c.md]\n",
  "slides/decks/d.deck.yaml": "title: D\nsections: [d.md]\n",
  "slides/shared.md":
    "## What is shared\n\nTODO: say it\n\n- one {{name}}\n\n---\n\n## What is covered here\n<!-- check-disable duplicate-title: in one deck alone -->\n\nIt is {{name}}.\n\n---\n\n## Idle\n<!-- check-disable long-code: nothing is -->\n\nWords.\n",
  "slides/a.md":
    '## A\n\nThe the end, TODO.\n\n<!-- .element: class="x" -->\n\n---\n\n<!-- .slide: only="two" -->\n## Two\n\nTBD\n',
  "slides/b.md":
    "## B\n\n![](b.png)\n\n- TODO one\n- TODO two\n- TODO three\n- TODO four\n\nIt is [@tool-fact].\n\n---\n\n## What is covered here\n\nBefore.\n",
  "slides/c.md": "## C\n\n![A dot](c.png)\n\nAnd that that.\n",
  "slides/d.md": "## D\n",
  "slides/never.md": "## Never\n\n<!-- check-disable-file unused-section: kept for later -->\n",
  "slides/lost.md": "## Lost\n",
  ...{ "slides/b.png": onePixel, "slides/c.png": onePixel, "slides/lost.png": onePixel },
  "slides/facts/tool.yaml":
    "id: tool\nname: Tool\ncategory: program\nsummary: A tool\nfacts:\n- id: tool-fact\n  claim: It is small.\n  source:\n  - url: https://example.com/tool\n- id: tool-other\n  claim: It is old.\n  source:\n  - url: https://example.com/tool\n",
};

const vars = ["--set", "name=x"];
const untimed = (text: string) => text.replace(/"elapsedMs":\d+|\(\d+\.\d s\)/g, "");

/** The reports of three shards: the second as SARIF, the others as JSON. */
async function checkShards(run: ReturnType<typeof runIn>): Promise<string[]> {
  const reports: string[] = [];
  for (const index of [1, 2, 3]) {
    const reporter = index === 2 ? "sarif" : "json";
    const report = `report-${index}.${reporter}`;
    const { status, err } = await run("--shard", `${index}/3`, ...vars, "--reporter", reporter, "-o", report);
    expect([0, 1], err).toContain(status);
    reports.push(report);
  }
  return reports;
}

describe("reports of shards, put together", () => {
  const made = setUp(files);
  const run = runIn(made);
  const reports: string[] = [];
  beforeAll(async () => {
    reports.push(...(await checkShards(run)));
  });
  /** One check, and a merge. */
  const both = async (...args: readonly string[]) =>
    [await run(...vars, ...args), await run("--merge", ...reports.toReversed(), ...args)] as const;

  it.each(["sarif", "json", "github", "junit", "text"])("are that of one check: %s", async (reporter) => {
    const [once, merged] = await both("--reporter", reporter);
    expect(untimed(merged.out)).toBe(untimed(once.out));
    expect([once.status, merged.status]).toEqual([0, 0]);
  });

  it("tell what no deck uses, and which suppression covers nothing in any", async () => {
    const { findings } = JSON.parse((await run("--merge", ...reports, "--json")).out);
    const told = findings.map(({ code, file }: { code: string; file: string }) => `${code} ${file}`);
    const expected = ["unused-asset slides/lost.png", "unused-section slides/lost.md", "suppression slides/shared.md"];
    expect(told).toEqual(expect.arrayContaining([...expected, "unused-fact slides/facts/tool.yaml"]));
    expect(told.filter((each: string) => each.startsWith("suppression"))).toHaveLength(1);
    expect(told).not.toContain("unused-section slides/never.md");
  });

  it("are judged as one: --strict, --max-warnings and a baseline", async () => {
    const statuses = async (...args: readonly string[]) => (await both(...args)).map(({ status }) => status);
    expect(await statuses("--strict")).toEqual([1, 1]);
    expect(await statuses("--max-warnings", "2")).toEqual([1, 1]);
    expect(await statuses("--max-warnings", "200")).toEqual([0, 0]);
    await run(...vars, "--baseline", "once.jsonl", "--write-baseline");
    await run("--merge", ...reports, "--baseline", "merged.jsonl", "--write-baseline");
    const [once, merged] = ["once", "merged"].map((name) => readFileSync(made.file(`${name}.jsonl`), "utf8"));
    expect(merged).toBe(once);
    expect(await statuses("--strict", "--baseline", "once.jsonl")).toEqual([0, 0]);
  });
});

thoroughly("reports of which one is missing, there twice, changed or of another commit are named", async () => {
  const deck = "title: A deck\nsections: [s.md]\n";
  const made = setUp({ "slides/decks/a.deck.yaml": deck, "slides/decks/b.deck.yaml": deck, "slides/s.md": "## S\n" });
  const run = runIn(made);
  const check = (index: number) =>
    run("--shard", `${index}/2`, "--reporter", "json", "-o", `report-${index}.json`, "--rule", "missing-title");
  for (const index of [1, 2]) await check(index);
  const merge = async (...names: readonly string[]) => {
    const { status, err } = await run("--merge", ...names);
    expect(status).toBe(1);
    return err;
  };
  expect(await merge("report-2.json")).toContain("a shard is missing: 1/2");
  expect(await merge("report-2.json", "report-1.json", "./report-2.json")).toContain("shard 2 is there twice");
  const text = readFileSync(made.file("report-1.json"), "utf8");
  made.write("changed.json", text.replace('\\"isOnline\\":false', '\\"isOnline\\":true'));
  expect(await merge("changed.json", "report-2.json")).toContain("changed.json is not as it was written");
  made.write("slides/s.md", "## Another\n");
  await check(2);
  expect(await merge("report-1.json", "report-2.json")).toContain(
    "slides/s.md had another text when report-2.json was",
  );
});
