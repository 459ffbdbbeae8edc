import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { thoroughly } from "../support/breadth.js";
import { carry, contentsOf } from "../support/folders.js";
import { ownCache, projectMaker, quarterdeckHere, type TestProject } from "../support/project.js";

const setUp = projectMaker();

const runIn =
  ({ folder, file }: TestProject) =>
  (...args: readonly string[]) =>
    quarterdeckHere(folder, args, ownCache({ file }));

type Run = ReturnType<typeof runIn>;

/** Decks that share sections, a look and words, of which some lack something; one is made in two variants. */
const night = {
  "quarterdeck.config.yaml": "build: {formats: [json, md]}\nvars: {company: Ours}\n",
  "slides/decks/a.deck.yaml": "title: A\ntheme: quarterdeck-light\nsections: [s.md, gone.md]\nvariants: [one, two]\n",
  "slides/decks/b.deck.yaml": "title: B\ntheme: quarterdeck-light\nsections: [s.md]\n",
  "slides/decks/c.deck.yaml": "title: C\ntheme: quarterdeck-light\nvars: {only: here}\nsections: [s.md, t.md]\n",
  "slides/decks/d.deck.yaml": "title: D\ndraft: true\nsections: [s.md]\n",
  "slides/decks/e.deck.yaml": "title: E\ntheme: quarterdeck-light\nsections: [t.md]\n",
  "slides/s.md": "## {{company}} is\n\n![gone](gone.png)\n",
  "slides/t.md": "## Tea\n\n{{only}} ![a dot](https://example.com/a.png)\n",
  "slides/gone.md": "## Gone\n\n[a link](nowhere.md)\n",
};

/** Builds all shards, and carries each folder to another place, as jobs of CI do. */
async function buildShards(run: Run, made: TestProject, count: number, ...args: readonly string[]): Promise<string[]> {
  const folders: string[] = [];
  for (let index = 1; index <= count; index++) {
    const { status, err } = await run(
      "build",
      "--lenient",
      "--shard",
      `${index}/${count}`,
      "-o",
      `own-${index}`,
      ...args,
    );
    expect(status, err).toBe(0);
    folders.push(carry(made.file(`own-${index}`), made.file(`carried/job-${count}-${index}`)));
  }
  return folders;
}

const withoutTime = (json: string) => ({ ...JSON.parse(json), elapsedMs: 0 });
const movedTo = (json: string, from: string, to: string) => withoutTime(json.replaceAll(`"${from}/`, `"${to}/`));

describe("shards of a build", () => {
  it("put together are one build, by bytes and by what is said, wherever their folders lie", async () => {
    const made = setUp(night);
    const run = runIn(made);
    const once = await run("build", "--lenient", "--json", "-o", "once", "--no-cache");
    const text = await run("build", "--lenient", "-o", "once", "--no-cache");
    expect(once.status, once.err).toBe(0);
    const folders = await buildShards(run, made, 3);
    for (const given of [folders.toReversed(), ["carried"]]) {
      rmSync(made.file("merged"), { recursive: true, force: true });
      const merged = await run("build", "--merge", ...given, "-o", "merged", "--json");
      expect(merged.status, merged.out).toBe(0);
      expect(contentsOf(made.file("merged"))).toEqual(contentsOf(made.file("once")));
      expect(movedTo(merged.out, "merged", "once")).toEqual(withoutTime(once.out));
    }
    const said = await run("build", "--merge", "carried", "-o", "merged");
    const lines = (output: string) =>
      output
        .replace(/ in [\d.]+ s/, "")
        .split("\n")
        .toSorted();
    expect(lines(said.err)).toEqual(lines(text.err));
    expect(lines(said.out.replaceAll("merged/", "once/"))).toEqual(lines(text.out));
  });

  it("have each deck once, tell of it, and leave what is done alone", async () => {
    const made = setUp(night);
    const run = runIn(made);
    const folders = await buildShards(run, made, 3);
    const told = folders.map((folder, at) =>
      JSON.parse(readFileSync(path.join(folder, `shard-${at + 1}-of-3.json`), "utf8")),
    );
    const names = told.flatMap(({ decks }) => decks.map((deck: { name: string }) => deck.name));
    expect(names.toSorted()).toEqual(["a-one", "a-two", "b", "c", "e"]);
    expect(told[0].shares.map(([name]: [string]) => name)).toEqual(["a-one", "a-two", "b", "c", "e"]);
    expect(new Set(told.map(({ division, request }) => `${division} ${request}`)).size).toBe(1);
    const own = made.file("own-1");
    const build = () => run("build", "--lenient", "--shard", "1/3", "-o", "own-1");
    // Folders beside it are new: a link that leads nowhere could mean one of them.
    await build();
    const times = () => readdirSync(own).map((name) => statSync(path.join(own, name)).mtimeMs);
    const before = times();
    const again = await build();
    expect([again.status, again.out, times()]).toEqual([0, expect.stringContaining("nothing has changed"), before]);
    // Without its file there is something to do.
    rmSync(path.join(own, "shard-1-of-3.json"));
    await build();
    expect(existsSync(path.join(own, "shard-1-of-3.json"))).toBe(true);
  });

  it("may be empty, and say so", async () => {
    const made = setUp(night);
    const run = runIn(made);
    const shards = [1, 2, 3, 4, 5, 6, 7];
    const runs = [];
    for (const index of shards)
      runs.push(
        await run("build", "slides/decks/b.deck.yaml", "--lenient", "--shard", `${index}/7`, "-o", `own-${index}`),
      );
    expect(runs.map(({ status }) => status)).toEqual(shards.map(() => 0));
    expect(runs.filter(({ err }) => err.includes("has no deck: others have all 1"))).toHaveLength(6);
    const merged = await run("build", "--merge", ...shards.map((index) => `own-${index}`));
    expect([merged.status, merged.out]).toEqual([0, expect.stringContaining("1 deck in")]);
  });

  it("with --keep-going are merged without the wrong decks, with status 1, also where all of one are wrong", async () => {
    const made = setUp({ ...night, "slides/decks/b.deck.yaml": "title: B\nsections: [nowhere.md]\n" });
    const run = runIn(made);
    const args = ["-f", "json", "--keep-going", "--lenient", "--variant", "one"];
    const once = await run("build", ...args, "--json", "-o", "once");
    for (const index of [1, 2, 3, 4]) await run("build", ...args, "--shard", `${index}/4`, "-o", `own-${index}`);
    const merged = await run("build", "--merge", "own-1", "own-2", "own-3", "own-4", "-o", "merged", "--json");
    expect([once.status, merged.status]).toEqual([1, 1]);
    expect(movedTo(merged.out, "merged", "once")).toEqual(withoutTime(once.out));
    expect(contentsOf(made.file("merged"))).toEqual(contentsOf(made.file("once")));
  });

  it("ask only when they are put together whether some deck knows what the command line names", async () => {
    const made = setUp(night);
    const run = runIn(made);
    await buildShards(run, made, 2, "--set", "only=x", "--set", "nobody=y");
    const { status, err } = await run("build", "--merge", "carried", "-o", "merged");
    expect([status, err]).toEqual([2, expect.stringContaining("--set nobody: no deck uses {{nobody}}")]);
    expect(existsSync(made.file("merged"))).toBe(false);
  });

  it("note what decks cost when that is asked for, and are divided by it", async () => {
    const made = setUp(night);
    const run = runIn(made);
    made.write("costs.json", '{"quarterdeck":"costs","version":1,"milliseconds":{"other":5}}');
    await buildShards(run, made, 2);
    await run("build", "--merge", "carried", "-o", "merged");
    expect(existsSync(made.file("quarterdeck.costs.json"))).toBe(false);
    const { status, err } = await run("build", "--merge", "carried", "-o", "merged", "--costs", "costs.json");
    expect(status, err).toBe(0);
    const { milliseconds } = JSON.parse(readFileSync(made.file("costs.json"), "utf8"));
    expect(Object.keys(milliseconds)).toEqual(["a-one", "a-two", "b", "c", "e", "other"]);
    expect(milliseconds).toHaveProperty("other", 5);
    const heavy = {
      quarterdeck: "costs",
      version: 1,
      milliseconds: { "a-one": 10, "a-two": 10, b: 1000, c: 10, e: 10 },
    };
    for (const place of ["quarterdeck.costs.json", "named.json"]) {
      made.write(place, JSON.stringify(heavy));
      const costs = place === "named.json" ? ["--costs", "named.json"] : [];
      const shares = [];
      for (const index of [1, 2]) {
        const { out } = await run(
          "build",
          "--lenient",
          "--json",
          "--shard",
          `${index}/2`,
          "-o",
          `heavy-${index}`,
          ...costs,
        );
        shares.push(
          JSON.parse(out)
            .decks.map((deck: { name: string }) => deck.name)
            .join(),
        );
      }
      expect(shares.toSorted()).toEqual(["a-one,a-two,c,e", "b"]);
      rmSync(made.file(place));
    }
  });
});

thoroughly("PDFs and the pictures of a gallery in a brand's type are those of one build", async () => {
  const deck = (title: string) => `---\ntitle: ${title}\nfonts: [letters.woff2]\n---\n# ${title}\n\nمرحبا, words\n`;
  const made = setUp({
    "one.md": deck("One"),
    "two.md": deck("Two"),
    "letters.woff2": readFileSync("test/specimens/arabic/fonts/vazirmatn-arabic-400-normal.woff2"),
    "brand.yaml":
      "name: Northquay\ncolours: {dark: {accent: '#349772'}, light: {accent: '#107f5c'}}\nfooter: Northquay\n",
  });
  const run = runIn(made);
  const args = ["one.md", "two.md", "--brand", "brand.yaml"];
  const once = await run("build", ...args, "-o", "once");
  expect(once.status, once.err).toBe(0);
  for (const index of [1, 2]) await run("build", ...args, "--shard", `${index}/2`, "-o", `own-${index}`, "--no-cache");
  const merged = await run("build", "--merge", "own-1", "own-2", "-o", "merged");
  expect([merged.status, merged.err]).toEqual([0, once.err]);
  expect(contentsOf(made.file("merged"))).toEqual(contentsOf(made.file("once")));
  expect(readFileSync(made.file("merged/index.html"), "utf8")).toMatch(/<img[^>]+src="data:image\/webp/);
});
