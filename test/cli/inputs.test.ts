import { describe, expect, it } from "vitest";
import { onePixel, ownCache, projectMaker, quarterdeckHere } from "../support/project.js";

const setUp = projectMaker();

describe("an input that holds no deck is explained", () => {
  const files = {
    "talks/one.md": "## One\n",
    "talks/two.md": "## Two\n",
    "notes.txt": "## Notes\n",
    "dot.png": onePixel,
    "deck.yaml": "title: A\n",
    "empty/readme": "x",
  };
  it.each([
    ["talks", "the folder has Markdown, but no manifest", "talks/one.md talks/two.md"],
    ["notes.txt", "it is neither Markdown (.md) nor a manifest", "rename it to notes.md"],
    ["dot.png", "it is a picture", "![what it shows](dot.png)"],
    ["deck.yaml", "it is YAML, but no manifest", "rename it to deck.deck.yaml"],
    ["empty", "the folder has no manifest", "put a manifest into slides/decks/NAME.deck.yaml"],
  ])("%s", async (input, why, instead) => {
    const { status, err } = await quarterdeckHere(setUp(files).folder, ["build", input, "-f", "html"]);
    expect(status).toBe(1);
    expect(err).toContain(`no deck to build in ${input}: ${why}`);
    expect(err).toContain(instead);
  });

  it("also when it is the folder in which one stands", async () => {
    const { file } = setUp(files);
    const { err } = await quarterdeckHere(file("talks"), ["build", "-f", "html"]);
    expect(err).toContain("no deck to build in .: the folder has Markdown");
    expect(err).toContain("name the files: one.md two.md;");
  });

  it("and a manifest beside the sections is named", async () => {
    const { folder } = setUp({ "one.md": "## One\n", "talk.deck.yaml": "title: Talk\nsections: [one.md]\n" });
    const { err } = await quarterdeckHere(folder, ["build", "-f", "html"]);
    expect(err).toContain("its manifest is not in slides/decks/");
    expect(err).toContain("name it, such as talk.deck.yaml");
  });
});

it("two decks of one name are told apart by their folders", async () => {
  const { folder } = setUp({ "a/ok.md": "## A\n", "b/ok.md": "## B\n" });
  const { status, err } = await quarterdeckHere(folder, ["build", "a/ok.md", "b/ok.md", "-f", "html"]);
  expect(status).toBe(2);
  expect(err).toContain("a/ok.md and b/ok.md would both be written to ok.html");
});

const page = "# One\n\ntext\n\n## Two\n\ntext\n\n# Three\n";

it("--split divides Markdown files at headings and wins over what they say; nothing else that was built counts", async () => {
  const { folder, file } = setUp({ "page.md": page, "own.md": `---\nsplit: h1\n---\n${page}` });
  const build = async (...args: readonly string[]) => {
    const run = await quarterdeckHere(
      folder,
      ["build", "page.md", "own.md", "-f", "html", "--json", ...args],
      ownCache({ file }),
    );
    const { decks } = JSON.parse(run.out) as {
      readonly decks: readonly { slides: number; unchanged: boolean; warnings: readonly { code: string }[] }[];
    };
    return decks.map(({ slides, unchanged, warnings }) => [slides, unchanged, ...warnings.map(({ code }) => code)]);
  };
  expect(await build()).toEqual([
    [1, false, "one-slide"],
    [2, false],
  ]);
  for (const unchanged of [false, true])
    expect(await build("--split", "h2")).toEqual([
      [3, unchanged],
      [3, unchanged],
    ]);
});

it.each(["build", "check", "outline"])("%s says what --split takes, and what it is for", async (command) => {
  const { folder } = setUp({ "page.md": page, "a.deck.yaml": "title: A\nsections: [page.md]\n" });
  const run = (...args: readonly string[]) => quarterdeckHere(folder, [command, ...args]);
  expect(await run("page.md", "--split", "h3")).toMatchObject({
    status: 2,
    err: expect.stringContaining("--split h3: write h1 or h2"),
  });
  expect(await run("a.deck.yaml", "--split", "h2")).toMatchObject({
    status: 2,
    err: expect.stringContaining("--split h2 is for Markdown files"),
  });
});

it("outline says how many slides are hidden", async () => {
  const { folder } = setUp({ "page.md": `${page}\n---\n<!-- .slide: draft -->\n# Four\n` });
  const run = (...args: readonly string[]) => quarterdeckHere(folder, ["outline", "page.md", "--split", "h1", ...args]);
  expect((await run()).out).toContain("2 slides, 0 min, 1 hidden");
  expect(JSON.parse((await run("--json")).out)).toMatchObject({ decks: [{ slides: 2, hidden: 1 }] });
});
