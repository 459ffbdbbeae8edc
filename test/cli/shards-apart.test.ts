import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { carry } from "../support/folders.js";
import { ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const runIn =
  ({ folder, file }: TestProject) =>
  (...args: readonly string[]) =>
    quarterdeckHere(folder, args, ownCache({ file }));

describe("what does not belong together is named, and nothing is written", () => {
  const decks = { "a.md": "# A\n", "b.md": "# B\n", "c.md": "# C\n" };
  const names = Object.keys(decks);
  const built = setUp(decks);
  beforeAll(async () => {
    for (const index of [1, 2])
      await runIn(built)("build", ...names, "-f", "md", "--shard", `${index}/2`, "-o", `s${index}`);
  });
  /** A project with the folders of two shards of two, `s1` and `s2`. */
  function twoShards() {
    const made = setUp({});
    cpSync(built.folder, made.folder, { recursive: true });
    const written = [1, 2].map(
      (index) => readdirSync(made.file(`s${index}`)).find((name) => name.endsWith(".md")) ?? "",
    );
    return { made, run: runIn(made), written };
  }
  type Two = ReturnType<typeof twoShards>;
  const merge = ({ run }: Two, ...folders: readonly string[]) => run("build", "--merge", ...folders, "-o", "merged");
  const edit = (file: string, change: (text: string) => string) =>
    writeFileSync(file, change(readFileSync(file, "utf8")));

  it.each<[string, number, string | RegExp, (two: Two) => unknown]>([
    ["a shard that is missing", 1, "a shard is missing: 2/2", (two) => merge(two, "s1")],
    [
      "one that is there twice",
      1,
      "shard 1 is there twice: s1/shard-1-of-2.json, more/shard-1-of-2.json",
      (two) => {
        carry(two.made.file("s1"), two.made.file("more"));
        return merge(two, "s1", "more", "s2");
      },
    ],
    [
      "one of another number of shards",
      1,
      "s3/shard-3-of-3.json is from another run than s1/shard-1-of-2.json: it is one of 3 shards, and s1/shard-1-of-2.json is one of 2 shards",
      async (two) => {
        await two.run("build", ...names, "-f", "md", "--shard", "3/3", "-o", "s3");
        return merge(two, "s1", "s2", "s3");
      },
    ],
    [
      "one of other decks",
      1,
      "it is of other decks, or divides them otherwise",
      async (two) => {
        two.made.write("a.md", "# A\n\nmore\n");
        await two.run("build", ...names, "-f", "md", "--shard", "2/2", "-o", "s2");
        return merge(two, "s1", "s2");
      },
    ],
    [
      "one with other options",
      1,
      "it was built with other options",
      async (two) => {
        await two.run("build", ...names, "-f", "md", "--minutes", "10", "--shard", "2/2", "-o", "s2");
        return merge(two, "s1", "s2");
      },
    ],
    [
      "one of another version",
      1,
      "s1/shard-1-of-2.json was written by version 9.9.9 of Quarterdeck, and this is ",
      (two) => {
        edit(two.made.file("s1/shard-1-of-2.json"), (text) => text.replace(/"version":"[^"]*"/, '"version":"9.9.9"'));
        return merge(two, "s1", "s2");
      },
    ],
    [
      "one that was changed",
      1,
      "s1/shard-1-of-2.json is not as it was written",
      (two) => {
        edit(two.made.file("s1/shard-1-of-2.json"), (text) => text.replace('"minutes":', '"minutes": 1'));
        return merge(two, "s1", "s2");
      },
    ],
    [
      "a file that is gone",
      1,
      /\w\.md of s1\/shard-1-of-2\.json is not there/,
      (two) => {
        rmSync(two.made.file(`s1/${two.written[0]}`));
        return merge(two, "s1", "s2");
      },
    ],
    [
      "a file that is cut off",
      1,
      /\w\.md of s1\/shard-1-of-2\.json has 1 bytes instead of/,
      (two) => {
        two.made.write(`s1/${two.written[0]}`, "x");
        return merge(two, "s1", "s2");
      },
    ],
    [
      "a file with other bytes",
      1,
      /\w\.md of s2\/shard-2-of-2\.json is not as it was written/,
      (two) => {
        edit(two.made.file(`s2/${two.written[1]}`), (text) => text.replace("#", "-"));
        return merge(two, "s1", "s2");
      },
    ],
    [
      "a folder without a shard",
      1,
      "there is no shard in none",
      (two) => {
        two.made.write("none/a.md", "");
        return merge(two, "none");
      },
    ],
    ["a folder that is not there", 2, "--merge: there is no folder “nowhere”", (two) => merge(two, "nowhere")],
    ["no folder", 2, "--merge needs the folders of all shards", (two) => merge(two)],
    [
      "a page of somebody else's",
      2,
      "is a page of its own",
      async (two) => {
        two.made.write("site/index.html", "<h1>Mine</h1>");
        return two.run("build", "--merge", "s1", "s2", "-o", "site");
      },
    ],
    ["the sources of decks", 2, "is the source of a deck", (two) => two.run("build", "--merge", "s1", "s2", "-o", ".")],
    [
      "costs that are none",
      1,
      "these are no costs",
      (two) => {
        two.made.write("costs.json", "{}");
        return two.run("build", "--merge", "s1", "s2", "-o", "merged", "--costs", "costs.json");
      },
    ],
  ])("%s", async (_, status, said, wrong) => {
    const two = twoShards();
    const seen = (await wrong(two)) as Awaited<ReturnType<typeof merge>>;
    expect(seen.status, seen.err).toBe(status);
    expect(seen.err).toMatch(said);
    expect(existsSync(two.made.file("merged"))).toBe(false);
    expect(readFileSync(two.made.file("b.md"), "utf8")).toBe(decks["b.md"]);
  });

  it.each([
    [["build", "--shard", "9/8"], "--shard 9/8: the shares are called 1/8 to 8/8"],
    [["build", "--shard", "1/2", "--watch"], "leave --shard or --watch out"],
    [["build", "--shard", "1/2", "--merge"], "one after the other"],
    [["build", "--costs", "x.json"], "it goes with --shard"],
    [["build", "a.md", "--shard", "1/2", "--costs", "x.json"], "--costs x.json: there is no such file"],
    [["build", "--merge", "s1", "-f", "pdf"], "give --format to these"],
    [["check", "--merge", "s1", "--online"], "give --online to these"],
    [["check", "--shard", "1/2", "--fix"], "fix without --shard"],
    [["check", "--shard", "1/2", "--changed"], "leave --changed out"],
    [["check", "--shard", "1/2", "--baseline", "b.jsonl"], "give it to check --merge"],
    [["check", "--shard", "1/2", "--max-warnings", "3"], "give it to check --merge"],
    [["check", "--merge", "r.json", "--reporter", "html"], "check without --shard for it"],
    [["check", "--merge", "r.json"], "--merge: there is no file “r.json”"],
    [["check", "--merge"], "--merge needs the reports of all shards"],
    [["dev", "--shard", "1/2"], "“dev” has no option --shard"],
  ])("%s", async (args, said) => {
    const { status, err } = await runIn(setUp(decks))(...args);
    expect([status, err]).toEqual([2, expect.stringContaining(said)]);
  });

  it("and decks with several folders need one", async () => {
    const deck = "title: A\nsections: [s.md]\n";
    const made = setUp({
      "slides/decks/a.deck.yaml": deck,
      "slides/decks/b.deck.yaml": deck,
      "slides/s.md": "# S\n",
      "quarterdeck.config.yaml": "build: {formats: [md], decks: {b: {out: public}}}\n",
    });
    const run = runIn(made);
    const { status, err } = await run("build", "--lenient", "--shard", "1/2");
    expect([status, err]).toEqual([
      2,
      expect.stringContaining("these name several: dist, public; name one for all with --out DIR"),
    ]);
  });
});
